package io.pulseline.generator.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.generator.Tables;
import io.pulseline.generator.copula.Condition.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/** The slow reference is to generate all rows and throw away those that do not fit. */
class ConditionalRowsTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final int ROWS = 40_000;

  private final Dataset dataset = Tables.orders();
  private final Profile perClass = new CopulaFitter(dataset, Tables.orderRows(3000, 1)).fit();
  private final Profile pooled = new CopulaFitter(dataset, Tables.orderRows(100, 1)).fit();

  private final Condition far = new Condition(0, List.of(new Range(9.05, INFINITE)), "distance>9");
  private final Condition many = new Condition(1, List.of(new Range(20, 30)), "items=20..30");
  private final Condition bikeOrTruck =
      new Condition(3, List.of(new Range(0, 0), new Range(2, 2)), "vehicle=bike,truck");
  private final Condition lost = new Condition(4, List.of(new Range(1, 1)), "outcome=lost");

  @Test
  void aNumericConditionGivesTheRowsThatRejectionGives() {
    assertSameDistribution(perClass, List.of(far));
    assertSameDistribution(pooled, List.of(far));
  }

  @Test
  void aCategoryGivesTheRowsThatRejectionGives() {
    assertSameDistribution(perClass, List.of(bikeOrTruck));
    assertSameDistribution(pooled, List.of(bikeOrTruck));
  }

  @Test
  void aClassGivesTheRowsThatRejectionGives() {
    assertSameDistribution(perClass, List.of(lost));
    assertSameDistribution(pooled, List.of(lost));
  }

  @Test
  void severalConditionsGiveTheRowsThatRejectionGives() {
    assertSameDistribution(perClass, List.of(many, far, bikeOrTruck));
    assertSameDistribution(pooled, List.of(many, bikeOrTruck));
  }

  @Test
  void gapsThatDependOnValuesAreThoseThatRejectionGives() {
    double[][] table = Tables.orderRows(3000, 1);
    for (int row = 0; row < table[0].length; row++) {
      table[0][row] = table[1][row] > 20 ? Double.NaN : table[0][row];
    }
    Profile gappy = new CopulaFitter(dataset, table).pooled(0, "test");
    assertThat(gappy.components().get(0).gaps()).containsExactly("distance");
    assertSameDistribution(gappy, List.of(many));
    assertSameDistribution(gappy, List.of(far));
    assertSameDistribution(gappy, List.of(far, bikeOrTruck));
  }

  @Test
  void aSingleConditionThrowsNextToNoneAway() {
    Condition rare = new Condition(1, List.of(new Range(34, 40)), "items>=34");
    double[][] block = new double[RowSource.BLOCK][dataset.columns().size()];
    assertThat(new RowSource(dataset, perClass, 1, List.of(rare)).fill(0, block))
        .isGreaterThan(1020);
    assertThat(new RowSource(dataset, perClass, 1, List.of(lost)).fill(0, block)).isEqualTo(1024);
  }

  @Test
  void twoConditionsOnAColumnMustBothHold() {
    Condition few = new Condition(1, List.of(new Range(-INFINITE, 21)), "items<=21");
    for (double[] row : rows(perClass, List.of(many, few), 2000)) {
      assertThat(row[1]).isBetween(20.0, 21.0);
    }
  }

  @Test
  void whatNoRowCanHaveIsRefused() {
    Condition endless = new Condition(1, List.of(new Range(100, 200)), "items>100");
    assertThatThrownBy(() -> new RowSource(dataset, perClass, 1, List.of(endless)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("items>100");
  }

  private void assertSameDistribution(Profile profile, List<Condition> conditions) {
    List<double[]> ours = rows(profile, conditions, ROWS);
    List<double[]> reference = new ArrayList<>();
    RowCursor all = new RowCursor(new RowSource(dataset, profile, 77), 0);
    while (reference.size() < ROWS) {
      double[] row = all.next();
      if (conditions.stream().allMatch(c -> c.isMetBy(row[c.column()]))) {
        reference.add(row.clone());
      }
    }
    for (int column = 0; column < dataset.columns().size(); column++) {
      double[] a = column(ours, column);
      double[] b = column(reference, column);
      assertThat(missing(a)).isCloseTo(missing(b), within(0.012));
      assertThat(distance(a, b)).as("column %d", column).isLessThan(0.018);
    }
    for (int one = 0; one < dataset.columns().size(); one++) {
      for (int two = 0; two < one; two++) {
        assertThat(product(ours, one, two))
            .as("columns %d and %d", one, two)
            .isCloseTo(product(reference, one, two), within(0.03));
      }
    }
  }

  /** Kolmogorov's distance; 0.018 is far beyond its 0.1 % point for so many rows. */
  private static double distance(double[] a, double[] b) {
    return new KolmogorovSmirnovTest().kolmogorovSmirnovStatistic(present(a), present(b));
  }

  private static double product(List<double[]> rows, int one, int two) {
    double[] a = column(rows, one);
    double[] b = column(rows, two);
    int[] both = new int[a.length];
    int size = 0;
    for (int i = 0; i < a.length; i++) {
      if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
        both[size++] = i;
      }
    }
    int[] kept = Arrays.copyOf(both, size);
    double[] x = Arrays.stream(kept).mapToDouble(i -> a[i]).toArray();
    double[] y = Arrays.stream(kept).mapToDouble(i -> b[i]).toArray();
    double correlation = Tables.correlation(x, y);
    // A column of one value has none
    return Double.isNaN(correlation) ? 0 : correlation;
  }

  private static double missing(double[] values) {
    return 1 - (double) present(values).length / values.length;
  }

  private static double[] present(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
  }

  private static double[] column(List<double[]> rows, int column) {
    return rows.stream().mapToDouble(row -> row[column]).toArray();
  }

  private List<double[]> rows(Profile profile, List<Condition> conditions, int wanted) {
    RowSource source = new RowSource(dataset, profile, 5, conditions);
    List<double[]> rows = new ArrayList<>();
    for (long block = 0; rows.size() < wanted; block++) {
      double[][] made = new double[RowSource.BLOCK][source.width()];
      int size = source.fill(block, made);
      rows.addAll(Arrays.asList(made).subList(0, size));
    }
    return rows.subList(0, wanted);
  }
}
