package io.pulseline.contract.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever was seen in training and whatever comes later. */
class BinningProperties {

  @Property(tries = 300)
  void everyValueFallsInExactlyOneBin(
      @ForAll("columns") Column column,
      @ForAll("values") double[] training,
      @ForAll("values") double[] live) {
    Binning learned = Binning.learn(column, training);
    Binning read = Binning.of(column, FeatureBaseline.of(column, training));

    for (double[] values : List.of(training, live)) {
      assertThat(Arrays.stream(learned.count(values)).sum()).isEqualTo(values.length);
      assertThat(read.count(values)).isEqualTo(learned.count(values));
    }
  }

  @Property(tries = 300)
  void anIntervalHoldsTheValuesFromItsLowerEdgeToItsUpperOne(
      @ForAll("values") double[] training, @ForAll("values") double[] live) {
    Binning binning = Binning.learn(number(), training);

    for (double value : live) {
      int bin = binning.binOf(value);
      List<Double> edges = binning.edges();
      if (Double.isNaN(value)) {
        assertThat(bin).isEqualTo(binning.missing());
      } else {
        assertThat(bin == 0 || edges.get(bin - 1) <= value).isTrue();
        assertThat(bin == edges.size() || value < edges.get(bin)).isTrue();
      }
    }
  }

  @Property(tries = 300)
  void sharesSumToOneWhereAnyValueIsPresent(
      @ForAll("columns") Column column, @ForAll("values") double[] training) {
    FeatureBaseline baseline = FeatureBaseline.of(column, training);
    boolean present = Arrays.stream(training).anyMatch(value -> !Double.isNaN(value));

    assertThat(baseline.shares()).hasSize(baseline.edges().size() + 1);
    assertThat(Math.rint(1e9 * baseline.shares().stream().mapToDouble(s -> s).sum()) / 1e9)
        .isEqualTo(present ? 1 : 0);
  }

  @Provide
  Arbitrary<Column> columns() {
    List<Category> categories =
        IntStream.range(-1, 4).mapToObj(i -> new Category("" + i, "")).toList();
    return Arbitraries.of(
        number(),
        new CategoricalColumn("integers", ValueType.INTEGER, categories, false),
        new CategoricalColumn("strings", ValueType.STRING, categories, false));
  }

  @Provide
  Arbitrary<double[]> values() {
    Arbitrary<Double> odd =
        Arbitraries.of(
            Double.NaN,
            0d,
            -0d,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            (double) Float.MAX_VALUE,
            (double) -Float.MAX_VALUE,
            (double) Float.MIN_VALUE);
    Arbitrary<Double> few = Arbitraries.integers().between(-2, 5).map(Integer::doubleValue);
    return Arbitraries.oneOf(few, odd, Arbitraries.floats().map(Float::doubleValue))
        .array(double[].class)
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  private static Column number() {
    return new NumericColumn("number", ValueType.FLOAT, "", null, null, false);
  }
}
