package io.pulseline.generator.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.hipparchus.distribution.RealDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ParametricTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UNIFORM")
  void hasTheMomentsThatItIsFittedTo(Family family) {
    RealDistribution distribution = family.distribution(family.parameters(0.3, 0.02));

    assertThat(distribution.getNumericalMean()).isCloseTo(0.3, within(1e-9));
    assertThat(distribution.getNumericalVariance()).isCloseTo(0.02, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource
  void drawsAPolylineCloseToItsDistributionFunction(Family family) {
    Parametric fitted = Parametric.fit(family, values(), 1, 9).orElseThrow();
    Truncated exact = new Truncated(fitted, 1, 9);
    Knots knots = fitted.knots(1, 9);

    assertThat(knots.x(0)).isEqualTo(1);
    assertThat(knots.x(knots.size() - 1)).isEqualTo(9);
    for (double x = 1; x <= 9; x += 0.01) {
      assertThat(knots.below(x)).isCloseTo(exact.below(x), within(2e-3));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LOG_NORMAL", "GAMMA"})
  void doesNotFitValuesBelowZeroWhereTheFamilyHasNone(Family family) {
    assertThat(Parametric.fit(family, new double[] {-1, 0, 1}, -1, 1)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void doesNotFitASingleValue(Family family) {
    assertThat(Parametric.fit(family, new double[] {3, 3, 3}, 3, 3)).isEmpty();
  }

  @Test
  void refusesAnotherNumberOfParameters() {
    assertThatThrownBy(() -> new Parametric(Family.GAMMA, List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GAMMA has 2 parameters");
  }

  private static double[] values() {
    return new Random(1).doubles(200, 1, 9).sorted().toArray();
  }
}
