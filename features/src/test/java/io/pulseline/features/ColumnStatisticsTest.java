package io.pulseline.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.model.Deciles;
import io.pulseline.contract.model.Quantile;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ColumnStatisticsTest {
  private static final int WIDTH = 3;
  private static final int ROWS = 700;
  private static final Dataset DATASET =
      DatasetYaml.parse(
          """
          name: orchard
          target: {column: grade}
          columns:
            - {name: weight, kind: numeric, type: float}
            - {name: organic, kind: categorical, type: integer, values: [7, -3]}
            - {name: bruises, kind: numeric, type: integer}
            - {name: grade, kind: categorical, type: string, required: true, values: [first, second]}
          clip: {columns: [weight], iqr: 3}
          """,
          "orchard");
  private static final float[] ROWS_OF_BOTH = rows();

  private final List<ColumnStatistics> statistics =
      ColumnStatistics.of(DATASET, ROWS_OF_BOTH, Collective.ALONE);

  @Test
  void quartilesAndDecilesAreThoseOfTheSortedValues() {
    assertThat(statistics.get(0).quartiles()).isEqualTo(sorted(0, 0.25, 0.5, 0.75));
    assertThat(statistics.get(0).deciles()).isEqualTo(sorted(0, Deciles.shares()));
    assertThat(statistics.get(2).quartiles()).isEqualTo(sorted(2, 0.25, 0.5, 0.75));
  }

  @Test
  void categoriesAreCountedInTheDescriptorsOrderThenUnknownOnesThenMissingOnes() {
    assertThat(statistics.get(1).categories())
        .containsExactly(count(1, 7), count(1, -3), count(1, 9), count(1, Float.NaN));
    assertThat(statistics.get(0).categories()).isEmpty();
  }

  @Test
  void categoriesHaveNeither() {
    assertThat(statistics.get(1).quartiles()).isEmpty();
    assertThat(statistics.get(1).deciles()).isEmpty();
  }

  @Test
  void workersFindThoseOfAllRows() throws Exception {
    List<List<ColumnStatistics>> together =
        Threads.together(
            2,
            workers -> {
              int half = ROWS / 2 * WIDTH;
              float[] share =
                  Arrays.copyOfRange(
                      ROWS_OF_BOTH,
                      workers.rank() * half,
                      workers.rank() == 0 ? half : ROWS_OF_BOTH.length);
              return ColumnStatistics.of(DATASET, share, workers);
            });

    assertThat(together)
        .allSatisfy(
            found ->
                assertThat(found)
                    .usingRecursiveFieldByFieldElementComparator()
                    .isEqualTo(statistics));
  }

  private static float[] rows() {
    SplittableRandom random = new SplittableRandom(3);
    float[] rows = new float[ROWS * WIDTH];
    for (int row = 0; row < ROWS; row++) {
      rows[row * WIDTH] = random.nextInt(9) == 0 ? Float.NaN : (float) random.nextGaussian();
      rows[row * WIDTH + 1] = new float[] {7, -3, 9, Float.NaN}[random.nextInt(4)];
      rows[row * WIDTH + 2] = new float[] {2, 1, 4}[random.nextInt(3)];
    }
    return rows;
  }

  private static double[] sorted(int column, double... shares) {
    double[] values = new double[ROWS];
    int count = 0;
    for (int row = 0; row < ROWS; row++) {
      double value = ROWS_OF_BOTH[row * WIDTH + column];
      if (!Double.isNaN(value)) {
        values[count++] = value;
      }
    }
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return Arrays.stream(shares).map(share -> Quantile.of(sorted, share)).toArray();
  }

  private static long count(int column, float value) {
    long count = 0;
    for (int row = 0; row < ROWS; row++) {
      count += Float.compare(ROWS_OF_BOTH[row * WIDTH + column], value) == 0 ? 1 : 0;
    }
    return count;
  }
}
