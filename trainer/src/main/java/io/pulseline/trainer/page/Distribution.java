package io.pulseline.trainer.page;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.pages.chart.Axis;
import io.pulseline.pages.chart.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The baselines of a feature as tables of a histogram. */
final class Distribution {
  private static final String OTHERS = "other values";

  /** An outer bin has no end: it is drawn so many times as wide as the one beside it. */
  private static final double OUTER = 2;

  private Distribution() {}

  /** A baseline and whose it is. */
  record Named(String name, FeatureBaseline baseline) {}

  static Histogram of(Column column, List<Named> baselines) {
    return column instanceof CategoricalColumn categorical
        ? ofCategories(categorical, baselines)
        : ofNumbers((NumericColumn) column, baselines);
  }

  private static Histogram ofCategories(CategoricalColumn column, List<Named> baselines) {
    boolean others = baselines.stream().anyMatch(named -> others(column, named.baseline()) > 0);
    Stream<String> labels = column.categories().stream().map(Category::label);
    List<String> names = Stream.concat(labels, others ? Stream.of(OTHERS) : Stream.of()).toList();
    return new Histogram(
        Axis.names("", names),
        baselines.stream()
            .map(
                named ->
                    Histogram.Table.ofCategories(
                        named.name(), names, shares(column, named.baseline(), others)))
            .toList());
  }

  /** In the order of the column's categories, whatever order those of an old baseline had. */
  private static List<Double> shares(
      CategoricalColumn column, FeatureBaseline baseline, boolean others) {
    List<Double> shares = new ArrayList<>();
    for (double code : column.codes()) {
      int bin = baseline.edges().indexOf(code);
      shares.add(bin < 0 ? 0 : baseline.shares().get(bin));
    }
    if (others) {
      shares.add(others(column, baseline));
    }
    return shares;
  }

  private static double others(CategoricalColumn column, FeatureBaseline baseline) {
    int known = baseline.edges().size();
    return IntStream.range(0, baseline.shares().size())
        .filter(bin -> bin == known || column.positionOf(baseline.edges().get(bin)) < 0)
        .mapToDouble(baseline.shares()::get)
        .sum();
  }

  private static Histogram ofNumbers(NumericColumn column, List<Named> baselines) {
    List<Histogram.Table> tables =
        baselines.stream()
            .map(named -> new Histogram.Table(named.name(), bins(column, named.baseline())))
            .toList();
    double[] ends =
        tables.stream()
            .flatMap(table -> table.bins().stream())
            .flatMapToDouble(bin -> DoubleStream.of(bin.from(), bin.to()))
            .toArray();
    return new Histogram(Axis.exactly(column.unit(), ends), tables);
  }

  private static List<Histogram.Bin> bins(NumericColumn column, FeatureBaseline baseline) {
    List<Double> edges = new ArrayList<>(baseline.edges());
    if (edges.isEmpty()) {
      return List.of();
    }
    int last = edges.size() - 1;
    double first = edges.get(0);
    double below = last == 0 ? width(first) : edges.get(1) - first;
    double above = last == 0 ? width(first) : edges.get(last) - edges.get(last - 1);
    double end = edges.get(last);
    double bound = column.highest() > end ? column.highest() : Double.POSITIVE_INFINITY;
    edges.add(Math.min(bound, end + OUTER * above));
    bound = column.lowest() < first ? column.lowest() : Double.NEGATIVE_INFINITY;
    edges.add(0, Math.max(bound, first - OUTER * below));
    // Nothing is below the first edge when it is the lowest value, as a common 0 is
    return Histogram.Table.ofIntervals("", edges, baseline.shares()).bins().stream()
        .filter(bin -> bin.share() > 0)
        .toList();
  }

  /** Of the bins around a lone value. */
  private static double width(double value) {
    return value == 0 ? 1 : Math.abs(value) / 4;
  }
}
