package io.pulseline.jobs.monitor.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class MomentsTest {
  /** A large mean beside a small spread: the sum of squares alone would have lost all digits. */
  private static final double FAR = 1e9;

  private final double[] values = new Random(7).doubles(10_000, FAR - 1, FAR + 1).toArray();

  @Test
  void areThoseOfTwoPasses() {
    assertLikeTwoPasses(of(values), values);
  }

  @Test
  void ofPartsMergeIntoThoseOfTheWhole() {
    Moments merged = new Moments();
    for (int from = 0; from < values.length; from += 700) {
      merged.merge(of(Arrays.copyOfRange(values, from, Math.min(from + 700, values.length))));
    }
    assertLikeTwoPasses(merged, values);
  }

  @Test
  void ofNothingChangeNothing() {
    Moments merged = of(1, 2, 4);
    merged.merge(new Moments());
    assertLikeTwoPasses(merged, 1, 2, 4);
    Moments empty = new Moments();
    empty.merge(of(1, 2, 4));
    assertLikeTwoPasses(empty, 1, 2, 4);
  }

  @Test
  void areUndefinedWithoutValues() {
    Moments none = new Moments();
    assertThat(new double[] {none.mean(), none.sd(), none.min(), none.max(), of(3).sd()})
        .containsOnly(Double.NaN);
  }

  private static Moments of(double... values) {
    Moments moments = new Moments();
    for (double value : values) {
      moments.add(value);
    }
    return moments;
  }

  private static void assertLikeTwoPasses(Moments moments, double... values) {
    double mean = Arrays.stream(values).map(value -> value - values[0]).sum() / values.length;
    double squares =
        Arrays.stream(values).map(value -> Math.pow(value - values[0] - mean, 2)).sum();
    assertThat(moments.count()).isEqualTo(values.length);
    assertThat(moments.mean()).isCloseTo(values[0] + mean, within(1e-6));
    assertThat(moments.sd())
        .isCloseTo(Math.sqrt(squares / (values.length - 1)), Percentage.withPercentage(1e-4));
    assertThat(moments.min()).isEqualTo(Arrays.stream(values).min().orElseThrow());
    assertThat(moments.max()).isEqualTo(Arrays.stream(values).max().orElseThrow());
  }
}
