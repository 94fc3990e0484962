package io.pulseline.generator.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.dataset.Clip;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Monotone;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.Target;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.generator.Tables;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Gaps that come together, that depend on values of other columns, and that do neither. */
class MissingValuesTest {
  private static final int DISTANCE = 0;
  private static final int ITEMS = 1;

  private final Dataset dataset = Tables.orders();

  @Property(tries = 12)
  void gapsThatDependOnAValueDependOnItAgain(
      @ForAll @DoubleRange(min = -0.8, max = 0.8) double slope,
      @ForAll @DoubleRange(min = 0.05, max = 0.4) double share,
      @ForAll boolean ofClasses) {
    double[][] table = gapsByDistance(20_000, slope, share);
    CopulaFitter fitter = new CopulaFitter(dataset, table);
    Profile profile = ofClasses ? fitter.perClass(0, 0, "test") : fitter.pooled(0, "test");
    double[][] rows = Sampled.columns(dataset, written(profile), 40);

    double[] limits = {
      0, quantile(table[DISTANCE], 1 / 3.0), quantile(table[DISTANCE], 2 / 3.0), 51
    };
    for (int part = 0; part < 3; part++) {
      double from = limits[part];
      double to = limits[part + 1];
      assertThat(
              missing(rows[ITEMS], row -> rows[DISTANCE][row] >= from && rows[DISTANCE][row] < to))
          .as("share of gaps at distances of %s to %s", from, to)
          .isCloseTo(
              missing(
                  table[ITEMS], row -> table[DISTANCE][row] >= from && table[DISTANCE][row] < to),
              within(0.03));
    }
  }

  @Property(tries = 12)
  void aColumnWhoseFewValuesFallOutsideATrainingPartIsLearnedAllTheSame(
      @ForAll @IntRange(max = 3) int column, @ForAll @IntRange(max = 3) int values) {
    double[][] table = Tables.orderRows(300, 1);
    for (int row = 0; row < table[column].length; row++) {
      table[4][row] = row % 3;
      table[column][row] = row < 3 || row >= 3 + values ? Double.NaN : table[column][row];
    }
    Profile profile = new CopulaFitter(dataset, table).fit();

    double[] sampled = Sampled.columns(dataset, written(profile), 40)[column];
    assertThat(missing(sampled, row -> true)).isCloseTo(1 - values / 300.0, within(0.002));
    assertThat(Arrays.stream(sampled).filter(value -> !Double.isNaN(value)))
        .allMatch(value -> Arrays.stream(table[column]).anyMatch(known -> known >= value))
        .allMatch(value -> Arrays.stream(table[column]).anyMatch(known -> known <= value));
  }

  @Example
  void itLearnsTheSameGapsFromItsOwnRows() {
    Profile first = new CopulaFitter(dataset, gapsByDistance(20_000, 0.5, 0.2)).pooled(0, "test");
    Profile second =
        new CopulaFitter(dataset, Sampled.columns(dataset, first, 200)).pooled(0, "test");

    Component before = first.components().get(0);
    Component after = second.components().get(0);
    assertThat(before.gaps()).containsExactly("items");
    assertThat(after.gaps()).containsExactly("items");
    for (int i = 0; i < before.correlation().length; i++) {
      assertThat(after.correlation()[i]).containsExactly(before.correlation()[i], within(0.03));
    }
  }

  /** Orders of many items go far and lose their items: the small ones that remain stay small. */
  @Example
  void valuesBesideTheGapsAreDistributedAsInTheTable() {
    double[][] table = gapsByDistance(20_000, 0.6, 0.3);
    double[][] rows =
        Sampled.columns(dataset, new CopulaFitter(dataset, table).pooled(0, "test"), 40);

    assertThat(mean(rows[ITEMS])).isCloseTo(mean(table[ITEMS]), within(0.15));
  }

  @Example
  void valuesThatAreMissingTogetherAreMissingTogetherAgain() {
    double[][] table = Tables.orderRows(20_000, 1);
    for (int row = 0; row < table[0].length; row++) {
      boolean gap = Double.isNaN(table[0][row]) || row % 50 == 0;
      table[1][row] = gap ? Double.NaN : table[1][row];
    }
    for (Profile profile :
        List.of(
            new CopulaFitter(dataset, table).pooled(0, "test"),
            new CopulaFitter(dataset, table).perClass(0, 0, "test"))) {
      double[][] rows = Sampled.columns(dataset, written(profile), 20);
      assertThat(missing(rows[0], row -> true)).isCloseTo(0.1, within(0.01));
      assertThat(missing(rows[1], row -> true)).isCloseTo(0.118, within(0.01));
      long both =
          IntStream.range(0, rows[0].length)
              .filter(row -> Double.isNaN(rows[0][row]) && Double.isNaN(rows[1][row]))
              .count();
      assertThat((double) both / rows[0].length).isCloseTo(0.1, within(0.015));
    }
  }

  @Example
  void aFewGapsDependOnNothing() {
    for (long seed = 0; seed < 20; seed++) {
      double[][] table = Tables.orderRows(300, seed);
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < 6; i++) {
        table[ITEMS][random.nextInt(300)] = Double.NaN;
      }
      Component fitted = new CopulaFitter(dataset, table).pooled(0, "test").components().get(0);
      assertThat(fitted.columns().get(ITEMS).missing()).isBetween(0.01, 0.02);
      assertThat(fitted.gaps()).as("seed %d", seed).doesNotContain("items");
    }
  }

  @Example
  void aColumnThatBecameRequiredHasNoGaps() {
    Profile profile = new CopulaFitter(dataset, gapsByDistance(2000, 0.5, 0.3)).pooled(0, "test");
    Dataset required =
        Tables.orders(
            new NumericColumn("distance", ValueType.FLOAT, "", 0.0, 50.0, true), List.of());
    assertThat(missing(Sampled.columns(required, profile, 2)[DISTANCE], row -> true)).isZero();
  }

  @Example
  void gapsStayWhenTheColumnThatTheyDependOnIsRemoved() {
    Profile profile = new CopulaFitter(dataset, gapsByDistance(20_000, 0.5, 0.3)).pooled(0, "test");
    Dataset fewer = of(dataset.columns().subList(1, 5));
    double[][] rows = Sampled.columns(fewer, profile, 20);
    assertThat(missing(rows[0], row -> true)).isCloseTo(0.3, within(0.015));
  }

  private static Dataset of(List<Column> columns) {
    return new Dataset(
        "orders",
        "",
        "",
        "",
        new Target("outcome", null),
        columns,
        List.of(),
        Clip.NONE,
        Monotone.NONE,
        List.of());
  }

  /**
   * Orders whose items are missing where a normal variable is high.
   *
   * @param slope that variable's correlation with the logarithm of the distance
   * @param share of the items that are missing
   */
  private static double[][] gapsByDistance(int rows, double slope, double share) {
    double[][] some = Tables.orderRows(rows, 1);
    int[] whole = IntStream.range(0, rows).filter(i -> some[DISTANCE][i] > 0).toArray();
    double[][] table =
        Arrays.stream(some)
            .map(column -> Arrays.stream(whole).mapToDouble(i -> column[i]).toArray())
            .toArray(double[][]::new);
    SplittableRandom random = new SplittableRandom(2);
    double limit = new Normal().quantile(1 - share);
    for (int row = 0; row < whole.length; row++) {
      double far = (Math.log(table[DISTANCE][row]) - 1.5) / 0.8;
      double z = slope * far + Math.sqrt(1 - slope * slope) * random.nextGaussian();
      table[ITEMS][row] = z > limit ? Double.NaN : table[ITEMS][row];
    }
    return table;
  }

  private static Profile written(Profile profile) {
    return ProfileJson.parse(ProfileJson.write(profile), "test");
  }

  private static double missing(double[] values, IntPredicate rows) {
    return IntStream.range(0, values.length)
        .filter(rows)
        .mapToDouble(row -> Double.isNaN(values[row]) ? 1 : 0)
        .average()
        .orElseThrow();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).average().orElseThrow();
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    return sorted[(int) (share * sorted.length)];
  }
}
