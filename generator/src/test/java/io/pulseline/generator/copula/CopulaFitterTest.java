package io.pulseline.generator.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.generator.Tables;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CopulaFitterTest {
  private final Dataset dataset = Tables.orders();

  @Test
  void fitsOneCopulaAClassWhenTheyExplainHeldOutRowsBetter() {
    double[][] table = Tables.orderRows(2000, 1);
    for (int row = 0; row < table[0].length; row++) {
      // Among the late ones few items travel far: the other way round than in the other classes
      table[1][row] = table[4][row] == 0 ? 41 - table[1][row] : table[1][row];
    }
    Profile profile = new CopulaFitter(dataset, table).fit();

    assertThat(profile.dependence()).isEqualTo(Profile.Dependence.PER_CLASS);
    assertThat(profile.components())
        .extracting(Component::targetValue)
        .containsExactly("late", "lost", "on time");
    assertThat(profile.reason())
        .matches(
            "log-likelihood of a held-out row: -.* with one copula for all, .*, -.* with one a class"
                + " .*; standard error of the difference .*");
  }

  @Test
  void fitsOneCopulaForAllWhenClassesOfTheirOwnExplainHeldOutRowsNoBetter() {
    double[][] table = Tables.orderRows(500, 1);
    for (int row = 0; row < table[0].length; row++) {
      table[4][row] = row % 3;
    }
    Profile profile = new CopulaFitter(dataset, table).fit();

    assertThat(profile.dependence()).isEqualTo(Profile.Dependence.POOLED);
    assertThat(profile.reason()).startsWith("log-likelihood of a held-out row");
  }

  @Test
  void correlationsOfFewRowsAreDrawnTowardsNoneAndThoseOfManyAreNot() {
    assertThat(kept(Tables.orderRows(60, 1))).isLessThan(0.9);
    assertThat(kept(Tables.orderRows(20_000, 1))).isGreaterThan(0.99);
  }

  /** What a fit leaves of a correlation. */
  private double kept(double[][] table) {
    for (int row = 0; row < table[0].length; row++) {
      table[4][row] = row % 3; // so that one copula explains all
    }
    CopulaFitter fitter = new CopulaFitter(dataset, table);
    return first(fitter.fit(), 0) / first(fitter.pooled(0, "test"), 0);
  }

  @Test
  void classesBorrowFromTheCorrelationThatTheyShare() {
    CopulaFitter fitter = new CopulaFitter(dataset, Tables.orderRows(600, 1));
    double own = first(fitter.perClass(0, 0, "test"), 0);
    double shared = first(fitter.perClass(Double.POSITIVE_INFINITY, 0, "test"), 0);

    assertThat(first(fitter.perClass(Double.POSITIVE_INFINITY, 0, "test"), 2)).isEqualTo(shared);
    assertThat(first(fitter.perClass(100, 0, "test"), 0))
        .isStrictlyBetween(Math.min(own, shared), Math.max(own, shared));
  }

  private static double first(Profile profile, int component) {
    return profile.components().get(component).correlation()[0][1];
  }

  @Test
  void fitsOneCopulaForAllWhenMostClassesAreRare() {
    Profile profile = new CopulaFitter(dataset, Tables.orderRows(100, 1)).fit();

    assertThat(profile.dependence()).isEqualTo(Profile.Dependence.POOLED);
    assertThat(profile.components()).hasSize(1);
    assertThat(profile.components().get(0).columns())
        .extracting(ProfileColumn::name)
        .contains("outcome");
    assertThat(profile.reason()).startsWith("1 of 3 classes");
  }

  @Test
  void aRareClassBorrowsWhatItsRowsCannotTell() {
    Profile profile = new CopulaFitter(dataset, Tables.orderRows(600, 1)).perClass(0, 0, "test");

    Component rare = profile.components().get(1);
    assertThat(rare.weight()).isBetween(0.01, 0.06);
    assertThat(rare.correlation()[0][1]).isCloseTo(0.6, within(0.1));
  }

  @Test
  void sharesTheKnotsOfAColumnBetweenTheClasses() {
    Profile profile = new CopulaFitter(dataset, Tables.orderRows(4000, 1)).perClass(0, 0, "test");

    int knots =
        profile.components().stream()
            .map(component -> (Marginal.Quantiles) component.columns().get(0).marginal())
            .filter(quantiles -> quantiles.source() == null)
            .mapToInt(quantiles -> quantiles.knots().size())
            .sum();
    assertThat(knots).isBetween(20, 64);
  }

  @Test
  void itsRowsHaveTheSharesGapsAndCorrelationsOfTheTable() {
    double[][] table = Tables.orderRows(20_000, 1);
    double[][] rows = Sampled.columns(dataset, new CopulaFitter(dataset, table).fit(), 40);

    assertThat(share(rows[4], 0)).isCloseTo(share(table[4], 0), within(0.01));
    assertThat(share(rows[3], 2)).isCloseTo(share(table[3], 2), within(0.01));
    assertThat(share(rows[0], Double.NaN)).isCloseTo(share(table[0], Double.NaN), within(0.01));
    assertThat(Tables.correlation(rows[1], rows[3]))
        .isCloseTo(Tables.correlation(table[1], table[3]), within(0.03));
    assertThat(Tables.correlation(rows[1], rows[2]))
        .isCloseTo(Tables.correlation(table[1], table[2]), within(0.03));
  }

  @Test
  void learnsTheSameFromItsOwnRows() {
    Profile first = new CopulaFitter(dataset, Tables.orderRows(20_000, 1)).perClass(0, 0, "test");
    Profile second =
        new CopulaFitter(dataset, Sampled.columns(dataset, first, 200)).perClass(0, 0, "test");

    Component before = first.components().get(2);
    Component after = second.components().get(2);
    for (int i = 0; i < before.correlation().length; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(after.correlation()[i][j])
            .as("%d and %d", i, j)
            .isCloseTo(before.correlation()[i][j], within(0.02));
      }
    }
  }

  private static double share(double[] values, double wanted) {
    long count =
        IntStream.range(0, values.length)
            .filter(row -> Double.compare(values[row], wanted) == 0)
            .count();
    return (double) count / Arrays.stream(values).count();
  }
}
