package io.pulseline.generator.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class KnotsTest {

  @Property(tries = 300)
  void inverseRisesAndStaysWithinTheValues(
      @ForAll @Size(min = 1, max = 200) double[] values,
      @ForAll @IntRange(min = 2, max = 64) int limit) {
    double[] sorted = Arrays.stream(values).map(v -> v % 1e6).sorted().toArray();
    Knots knots = Knots.of(sorted, null, limit);

    double last = sorted[0];
    for (int i = 0; i <= 100; i++) {
      double value = knots.inverse(i / 100.0);
      assertThat(value).isBetween(last - 1e-9, sorted[sorted.length - 1] + 1e-9);
      last = value;
    }
    assertThat(knots.size()).isLessThanOrEqualTo(limit);
  }

  @Property(tries = 200)
  void theIndexFindsWhatTheSearchFinds(
      @ForAll @Size(min = 1, max = 100) double[] values,
      @ForAll @DoubleRange(min = 0, max = 1) double u) {
    double[] sorted = Arrays.stream(values).map(v -> v % 1e6).sorted().toArray();
    Knots knots = Knots.of(sorted, 0, 64);

    assertThat(new KnotIndex(knots).inverse(u)).isEqualTo(knots.inverse(u));
  }

  @Property(tries = 20)
  void sixtyFourKnotsFollowASkewedSampleWithinOnePercent(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] sorted =
        random.doubles(5000).map(u -> Math.exp(3 * u) - Math.log(1 - u)).sorted().toArray();
    Knots knots = Knots.of(sorted, null, 64);

    for (int i = 1; i < 200; i++) {
      double value = knots.inverse(i / 200.0);
      long below = Arrays.stream(sorted).filter(v -> v <= value).count();
      assertThat(below / 5000.0).isBetween(i / 200.0 - 0.01, i / 200.0 + 0.01);
    }
  }

  @Example
  void aValueThatManyRowsShareKeepsItsShare() {
    double[] sorted = new double[1000];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 400; i < 1000; i++) {
      sorted[i] = 1 + random.nextDouble();
    }
    Arrays.sort(sorted);
    Knots knots = Knots.of(sorted, null, 32);

    assertThat(knots.inverse(0.01)).isZero();
    assertThat(knots.inverse(0.39)).isZero();
    assertThat(knots.inverse(0.41)).isGreaterThan(0.9);
  }

  @Example
  void refusesKnotsThatFall() {
    assertThatThrownBy(() -> new Knots(new double[] {0, 1}, new double[] {2, 1}))
        .hasMessageContaining("must not fall");
  }

  @Example
  void theShareBelowIsTheOtherWayRound() {
    Knots knots = new Knots(new double[] {0, 0.25, 0.75, 1}, new double[] {1, 3, 3, 7});
    assertThat(knots.below(0)).isZero();
    assertThat(knots.below(2)).isEqualTo(0.125);
    assertThat(knots.below(3)).isEqualTo(0.75);
    assertThat(knots.below(5)).isEqualTo(0.875);
    assertThat(knots.below(7)).isOne();
  }
}
