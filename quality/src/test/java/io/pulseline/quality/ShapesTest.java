package io.pulseline.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShapesTest {

  @Test
  void equalColumnsScoreOne() {
    double[] values = {1, 2, 2, Double.NaN, 5};
    assertThat(Shapes.kolmogorovSmirnov(values, values)).isEqualTo(1);
    assertThat(Shapes.totalVariation(values, values)).isEqualTo(1);
  }

  @Test
  void columnsWithoutAValueInCommonScoreZero() {
    assertThat(Shapes.kolmogorovSmirnov(new double[] {1, 2}, new double[] {3, 4})).isZero();
    assertThat(Shapes.totalVariation(new double[] {1, 2}, new double[] {3, 4})).isZero();
  }

  /** scipy.stats.ks_2samp([1, 2, 3, 4], [2, 2, 5]) is 1/3: at 4, past the tie at 2. */
  @Test
  void tiesCountOnBothSidesBeforeTheDistanceIsTaken() {
    double[] a = {1, 2, 3, 4};
    double[] b = {2, 2, 5};
    assertThat(Shapes.kolmogorovSmirnov(a, b)).isCloseTo(1 - 1.0 / 3, within(1e-12));
  }

  @Test
  void sharesAreOfThePresentValues() {
    double[] a = {0, 0, 1, Double.NaN};
    double[] b = {0, 1, 1};
    assertThat(Shapes.totalVariation(a, b)).isCloseTo(2.0 / 3, within(1e-12));
  }

  @Test
  void aColumnWithoutValuesHasNoScore() {
    double[] none = {Double.NaN};
    assertThat(Shapes.kolmogorovSmirnov(none, new double[] {1})).isNaN();
    assertThat(Shapes.totalVariation(new double[] {1}, none)).isNaN();
  }
}
