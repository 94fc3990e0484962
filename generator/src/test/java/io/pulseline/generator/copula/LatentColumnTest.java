package io.pulseline.generator.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatentColumnTest {
  private static final int ROWS = 100_000;
  private static final double[] BINARY = {0.8};
  private static final double[] THREE_WAY = {-0.5, 1.2};

  private final Normal normal = new Normal();

  @ParameterizedTest
  @ValueSource(doubles = {-0.9, -0.3, 0, 0.5, 0.8})
  void recoversTheCorrelationOfContinuousColumns(double rho) {
    double[][] z = pairs(rho);
    assertThat(ranks(z[0]).correlation(ranks(z[1]))).isCloseTo(rho, within(0.02));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.9, -0.3, 0, 0.5, 0.8})
  void recoversTheCorrelationBehindACategoryAndANumber(double rho) {
    double[][] z = pairs(rho);
    assertThat(ranks(z[0]).correlation(cut(z[1], BINARY))).isCloseTo(rho, within(0.02));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.9, -0.3, 0, 0.5, 0.8})
  void recoversTheCorrelationBehindTwoCategories(double rho) {
    double[][] z = pairs(rho);
    assertThat(cut(z[0], THREE_WAY).correlation(cut(z[1], BINARY))).isCloseTo(rho, within(0.03));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.6, 0.6})
  void leavesRowsWithAMissingValueOut(double rho) {
    double[][] z = pairs(rho);
    int[] cells = cells(z[1], THREE_WAY);
    for (int row = 0; row < ROWS; row += 3) {
      cells[row] = -1;
    }
    LatentColumn gaps = LatentColumn.of(cells, THREE_WAY.length + 1, normal);
    assertThat(ranks(z[0]).correlation(gaps)).isCloseTo(rho, within(0.02));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.9, -0.3, 0.5, 0.8})
  void recoversTheCorrelationBehindGapsAndANumber(double rho) {
    double[][] z = pairs(rho);
    double[] values = Arrays.stream(z[1]).map(v -> v > 1.2 ? Double.NaN : v).toArray();
    assertThat(ranks(z[0]).correlation(LatentColumn.ofGaps(values, normal)))
        .isCloseTo(rho, within(0.02));
  }

  private static double[][] pairs(double rho) {
    SplittableRandom random = new SplittableRandom(7);
    double[][] z = new double[2][ROWS];
    for (int row = 0; row < ROWS; row++) {
      z[0][row] = random.nextGaussian();
      z[1][row] = rho * z[0][row] + Math.sqrt(1 - rho * rho) * random.nextGaussian();
    }
    return z;
  }

  private LatentColumn ranks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int[] cells = Arrays.stream(values).mapToInt(v -> Arrays.binarySearch(sorted, v)).toArray();
    return LatentColumn.of(cells, values.length, normal);
  }

  private LatentColumn cut(double[] values, double[] cuts) {
    return LatentColumn.of(cells(values, cuts), cuts.length + 1, normal);
  }

  private static int[] cells(double[] values, double[] cuts) {
    return Arrays.stream(values)
        .mapToInt(v -> (int) IntStream.range(0, cuts.length).filter(i -> v >= cuts[i]).count())
        .toArray();
  }
}
