package io.pulseline.generator.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Clip;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Monotone;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.Target;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.generator.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a profile says is what a million of its rows have, and all that they have. */
class MillionRowsTest {
  private static final int ROWS = 1_000_000;

  /** A pair of columns correlates so much more in one class: what 900 held-out rows can tell. */
  private static final double APART = 0.5;

  /** The column whose second category 72 of those rows have: too few to tell. */
  private static final int RARE = 2;

  private final Dataset dataset =
      new Dataset(
          "mixed",
          "",
          "",
          "",
          new Target("outcome", null),
          List.of(
              new NumericColumn("skewed", ValueType.FLOAT, "", 0.0, 60.0, false),
              new NumericColumn("count", ValueType.INTEGER, "", 0.0, 9.0, false),
              Tables.category("rare", ValueType.INTEGER, false, "0", "1"),
              Tables.category("grade", ValueType.INTEGER, false, "1", "2", "3"),
              Tables.category("outcome", ValueType.STRING, true, "no", "yes")),
          List.of(),
          Clip.NONE,
          Monotone.NONE,
          List.of());

  /** Any correlations, a matrix for each class; classes that are nearly alike would share one. */
  @Property(tries = 3)
  void fittingSampledRowsFindsTheCorrelationsAgain(@ForAll long seed) {
    Profile profile = profile(new SplittableRandom(seed));
    double[][] table = new double[dataset.columns().size()][ROWS];
    RowCursor rows = new RowCursor(new RowSource(dataset, profile, seed), 0);
    for (int row = 0; row < ROWS; row++) {
      double[] values = rows.next();
      for (int i = 0; i < table.length; i++) {
        table[i][row] = values[i];
      }
    }

    Profile found = new CopulaFitter(dataset, table).fit();

    assertThat(found.dependence()).isEqualTo(Profile.Dependence.PER_CLASS);
    for (int c = 0; c < 2; c++) {
      double[][] before = profile.components().get(c).correlation();
      double[][] after = found.components().get(c).correlation();
      for (int i = 0; i < before.length; i++) {
        assertThat(Arrays.copyOf(after[i], before.length))
            .as("row %d of the correlations of class %d", i, c)
            .containsExactly(before[i], within(0.02));
      }
    }
  }

  @Property(tries = 1)
  void aMillionRowsHoldNothingOutsideBoundsAndCategories(@ForAll long seed) {
    RowCursor rows =
        new RowCursor(new RowSource(dataset, profile(new SplittableRandom(seed)), seed), 0);
    long outside = 0;
    for (int row = 0; row < ROWS; row++) {
      double[] values = rows.next();
      for (int i = 0; i < values.length; i++) {
        outside += fits(dataset.columns().get(i), values[i]) ? 0 : 1;
      }
    }
    assertThat(outside).isZero();
  }

  private static boolean fits(Column column, double value) {
    if (Double.isNaN(value)) {
      return !column.required();
    }
    if (column instanceof NumericColumn numeric) {
      boolean whole = numeric.type() == ValueType.FLOAT || value == Math.rint(value);
      return whole && value >= numeric.lowest() && value <= numeric.highest();
    }
    return ((CategoricalColumn) column).positionOf(value) >= 0;
  }

  private Profile profile(SplittableRandom random) {
    List<ProfileColumn> columns =
        List.of(
            numeric("skewed", 1, 0, 60, new double[] {0, 2, 9, 60}),
            numeric("count", 0, 0, 9, new double[] {-0.5, 1.5, 2.5, 9.5}),
            category("rare", List.of("0", "1"), List.of(0.92, 0.08)),
            category("grade", List.of("1", "2", "3"), List.of(0.3, 0.5, 0.2)));
    double[][] first = correlation(random);
    double[][] second = correlation(random);
    while (distance(first, second) < APART) {
      second = correlation(random);
    }
    List<Component> components = new ArrayList<>();
    components.add(new Component("no", 0.6, columns, first));
    components.add(new Component("yes", 0.4, columns, second));
    return new Profile(
        "mixed", "outcome", ROWS, Profile.Dependence.PER_CLASS, "made up", components);
  }

  /** The largest difference of two correlations of columns that vary in more than a few rows. */
  private static double distance(double[][] some, double[][] others) {
    double largest = 0;
    for (int i = 0; i < some.length; i++) {
      for (int j = 0; j < i; j++) {
        if (i != RARE && j != RARE) {
          largest = Math.max(largest, Math.abs(some[i][j] - others[i][j]));
        }
      }
    }
    return largest;
  }

  private static ProfileColumn numeric(
      String name, int decimals, double min, double max, double[] x) {
    Knots knots = new Knots(new double[] {0, 0.4, 0.8, 1}, x);
    return new ProfileColumn(name, 0.1, new Marginal.Quantiles(decimals, min, max, knots));
  }

  private static ProfileColumn category(String name, List<String> values, List<Double> shares) {
    return new ProfileColumn(name, 0, new Marginal.Frequencies(values, shares));
  }

  /** Loadings on two factors, none so strong that a matrix would be singular. */
  private static double[][] correlation(SplittableRandom random) {
    double[][] loadings = new double[4][2];
    for (double[] loading : loadings) {
      double strength = 0.3 + 0.6 * random.nextDouble();
      double angle = 2 * Math.PI * random.nextDouble();
      loading[0] = strength * Math.cos(angle);
      loading[1] = strength * Math.sin(angle);
    }
    double[][] matrix = new double[4][4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        matrix[i][j] =
            i == j ? 1 : loadings[i][0] * loadings[j][0] + loadings[i][1] * loadings[j][1];
      }
    }
    return matrix;
  }
}
