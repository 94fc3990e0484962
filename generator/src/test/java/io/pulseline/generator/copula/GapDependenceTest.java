package io.pulseline.generator.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GapDependenceTest {
  private static final int COLUMNS = 6;
  private static final double COMMON = 0.7;

  private final Normal normal = new Normal();
  private final SplittableRandom random = new SplittableRandom(3);

  @Test
  void gapsDependOnTheValueThatTheyDependedOn() {
    double[][] matrix = extended(20_000, 2, 0.5, 0);
    assertThat(matrix[COLUMNS][0]).isCloseTo(0.5, within(0.03));
    assertThat(matrix[COLUMNS + 1][0]).isCloseTo(0.5, within(0.03));
  }

  @Test
  void whatTheyHaveToDoWithOtherValuesFollows() {
    double[][] matrix = extended(20_000, 2, 0.5, 0);
    assertThat(matrix[COLUMNS][5]).isCloseTo(0.5 * COMMON * COMMON, within(0.05));
    assertThat(matrix[COLUMNS][COLUMNS + 1]).isCloseTo(0.25, within(0.05));
  }

  @Test
  void gapsAreUncorrelatedWithTheValuesOfTheirColumn() {
    double[][] matrix = extended(20_000, 2, 0.5, 0);
    assertThat(matrix[COLUMNS][1]).isCloseTo(0, within(1e-12));
    assertThat(matrix[COLUMNS + 1][2]).isCloseTo(0, within(1e-12));
  }

  @Test
  void gapsComeTogetherAgain() {
    double[][] matrix = extended(20_000, 3, 0, 0.8);
    assertThat(matrix[COLUMNS][COLUMNS + 1]).isCloseTo(0.8, within(0.03));
    assertThat(matrix[COLUMNS + 1][COLUMNS + 2]).isCloseTo(0.8, within(0.05));
  }

  @Test
  void manyGapsThatDependOnOneValueLeaveTheValuesAsTheyAre() {
    for (int rows : new int[] {200, 1000, 5000}) {
      double[][] matrix = extended(rows, 5, 0.6, 0);
      for (int i = 0; i < COLUMNS; i++) {
        assertThat(Arrays.copyOf(matrix[i], COLUMNS)).containsExactly(values()[i]);
      }
      assertThat(Correlation.repaired(matrix)).as("%d rows", rows).isSameAs(matrix);
    }
  }

  @Test
  void gapsThatDependOnNothingAreIndependent() {
    double[][] matrix = extended(1000, 5, 0, 0);
    for (int gap = COLUMNS; gap < matrix.length; gap++) {
      assertThat(Arrays.copyOf(matrix[gap], gap)).containsOnly(0);
    }
  }

  @Test
  void aSharpLimitOfAnotherValueWeakensRatherThanShiftsTheValuesBesideTheGaps() {
    double[][] matrix = extended(20_000, 1, 1, 0);
    assertThat(matrix[COLUMNS][0]).isBetween(0.8, 0.98);
    assertThat(matrix[COLUMNS][1]).isCloseTo(0, within(1e-12));
    assertThat(Correlation.repaired(matrix)).isSameAs(matrix);
  }

  private static double[][] values() {
    double[][] values = new double[COLUMNS][COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      Arrays.fill(values[i], COMMON * COMMON);
      values[i][i] = 1;
    }
    return values;
  }

  /**
   * Columns that have one factor in common; the second and those behind it have gaps.
   *
   * @param ofFirst correlation of the gaps with the first column
   * @param together correlation of the gaps with each other
   */
  private double[][] extended(int rows, int gappy, double ofFirst, double together) {
    double[][] table = new double[COLUMNS][rows];
    for (int row = 0; row < rows; row++) {
      double factor = random.nextGaussian();
      double common = random.nextGaussian();
      for (int i = 0; i < COLUMNS; i++) {
        table[i][row] = COMMON * factor + Math.sqrt(1 - COMMON * COMMON) * random.nextGaussian();
      }
      double rest = Math.sqrt(1 - ofFirst * ofFirst - together);
      for (int i = 1; i <= gappy; i++) {
        double known = ofFirst * table[0][row] + Math.sqrt(together) * common;
        if (known + rest * random.nextGaussian() > 1) {
          table[i][row] = Double.NaN;
        }
      }
    }
    List<LatentColumn> latent = new ArrayList<>();
    Arrays.stream(table).forEach(column -> latent.add(LatentColumn.of(column, null, normal)));
    int[] own = IntStream.rangeClosed(1, gappy).toArray();
    Arrays.stream(own).forEach(i -> latent.add(LatentColumn.ofGaps(table[i], normal)));
    return GapDependence.extend(values(), latent, own, normal);
  }
}
