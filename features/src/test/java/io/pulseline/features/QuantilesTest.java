package io.pulseline.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.model.Quantile;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuantilesTest {
  private static final double[] SHARES = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999, 1};
  private static final float[] ODD = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MAX_VALUE,
    -Float.MAX_VALUE
  };

  @Test
  void areThoseOfTheSortedValues() {
    for (long seed = 0; seed < 200; seed++) {
      float[] values = values(seed);

      assertThat(Quantiles.of(List.of(row -> values[row]), values.length, SHARES, Collective.ALONE))
          .as("seed %d", seed)
          .isDeepEqualTo(new double[][] {ofSorted(values)});
    }
  }

  @Test
  void doNotDependOnWithWhomTheRowsLie() throws Exception {
    float[] values = values(7);
    float[] others = values(8);
    double[][] alone =
        Quantiles.of(
            List.of(row -> values[row], row -> others[row % others.length]),
            values.length,
            SHARES,
            Collective.ALONE);

    List<double[][]> together =
        Threads.together(
            3,
            workers -> {
              int from = values.length * workers.rank() / 3;
              int rows = values.length * (workers.rank() + 1) / 3 - from;
              return Quantiles.of(
                  List.of(row -> values[from + row], row -> others[(from + row) % others.length]),
                  rows,
                  SHARES,
                  workers);
            });

    assertThat(together).allSatisfy(found -> assertThat(found).isDeepEqualTo(alone));
  }

  @Test
  void thereAreNoneOfNothing() {
    assertThat(Quantiles.of(List.of(row -> Float.NaN), 5, SHARES, Collective.ALONE)[0]).isEmpty();
  }

  private static double[] ofSorted(float... values) {
    double[] finite = new double[values.length];
    int count = 0;
    for (float value : values) {
      if (Float.isFinite(value)) {
        finite[count++] = value;
      }
    }
    double[] sorted = Arrays.copyOf(finite, count);
    Arrays.sort(sorted);
    return count == 0
        ? sorted
        : Arrays.stream(SHARES).map(share -> Quantile.of(sorted, share)).toArray();
  }

  /** Near and far apart, often the same, and some that are not finite. */
  private static float[] values(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[1 + random.nextInt(400)];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(-3, 9);
            case 1 -> (float) (120 + 30 * random.nextDouble());
            case 2 -> Float.intBitsToFloat(random.nextInt());
            default -> random.nextInt(5) == 0 ? ODD[random.nextInt(ODD.length)] : 5.5f;
          };
    }
    return values;
  }
}
