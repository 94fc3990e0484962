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
  void fitsOneCopulaAClassWhenEachHasEnoughRows() {
    Profile profile = new CopulaFitter(dataset, Tables.orderRows(4000, 1)).fit();

    assertThat(profile.dependence()).isEqualTo(Profile.Dependence.PER_CLASS);
    assertThat(profile.components())
        .extracting(Component::targetValue)
        .containsExactly("late", "lost", "on time");
    assertThat(profile.reason())
        .isEqualTo("3 of 3 classes have the 40 rows that a copula of their own needs");
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
    Profile profile = new CopulaFitter(dataset, Tables.orderRows(600, 1)).fit();

    assertThat(profile.dependence()).isEqualTo(Profile.Dependence.PER_CLASS);
    assertThat(profile.reason()).startsWith("2 of 3 classes");
    Component rare = profile.components().get(1);
    assertThat(rare.weight()).isBetween(0.01, 0.06);
    assertThat(rare.correlation()[0][1]).isCloseTo(0.6, within(0.1));
  }

  @Test
  void sharesTheKnotsOfAColumnBetweenTheClasses() {
    Profile profile = new CopulaFitter(dataset, Tables.orderRows(4000, 1)).fit();

    int knots =
        profile.components().stream()
            .map(component -> (Marginal.Quantiles) component.columns().get(0).marginal())
            .mapToInt(quantiles -> quantiles.knots().size())
            .sum();
    assertThat(knots).isLessThanOrEqualTo(64);
  }

  @Test
  void itsRowsHaveTheSharesGapsAndCorrelationsOfTheTable() {
    double[][] table = Tables.orderRows(20_000, 1);
    double[][] rows = sample(new CopulaFitter(dataset, table).fit(), 40);

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
    Profile first = new CopulaFitter(dataset, Tables.orderRows(20_000, 1)).fit();
    Profile second = new CopulaFitter(dataset, sample(first, 200)).fit();

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

  private double[][] sample(Profile profile, int blocks) {
    RowSource source = new RowSource(dataset, profile, 5);
    double[][] block = new double[RowSource.BLOCK][source.width()];
    double[][] columns = new double[source.width()][blocks * RowSource.BLOCK];
    for (int b = 0; b < blocks; b++) {
      source.fill(b, block);
      for (int row = 0; row < RowSource.BLOCK; row++) {
        for (int i = 0; i < columns.length; i++) {
          columns[i][b * RowSource.BLOCK + row] = block[row][i];
        }
      }
    }
    return columns;
  }

  private static double share(double[] values, double wanted) {
    long count =
        IntStream.range(0, values.length)
            .filter(row -> Double.compare(values[row], wanted) == 0)
            .count();
    return (double) count / Arrays.stream(values).count();
  }
}
