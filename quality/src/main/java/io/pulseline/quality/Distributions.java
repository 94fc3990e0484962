package io.pulseline.quality;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Column;
import io.pulseline.pages.chart.Axis;
import io.pulseline.pages.chart.Histogram;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The shares of the same bins in the real and in the generated table. */
final class Distributions {
  private static final int BINS = 24;
  private static final String REAL = "real";
  private static final String GENERATED = "generated";

  private Distributions() {}

  static Histogram of(Column column, double[] real, double[] generated) {
    return column instanceof CategoricalColumn categorical
        ? ofCategories(categorical, real, generated)
        : ofNumbers(real, generated);
  }

  private static Histogram ofCategories(
      CategoricalColumn column, double[] real, double[] generated) {
    List<String> values = column.categories().stream().map(Category::value).toList();
    return new Histogram(
        Axis.names("", values),
        List.of(
            Histogram.Table.ofCategories(REAL, values, categoryShares(column, real)),
            Histogram.Table.ofCategories(GENERATED, values, categoryShares(column, generated))));
  }

  private static Histogram ofNumbers(double[] real, double[] generated) {
    double[] present = DoubleStream.concat(present(real), present(generated)).toArray();
    double low = Arrays.stream(present).min().orElse(0);
    double high = Arrays.stream(present).max().orElse(1);
    boolean whole = Arrays.stream(present).allMatch(value -> value == Math.rint(value));
    // Bins of whole numbers hold as many of them each, or they would look like a comb
    double step = (high - low) / BINS;
    double width = whole ? Math.max(1, Math.ceil((high - low + 1) / BINS)) : step > 0 ? step : 1;
    int count = whole ? (int) Math.ceil((high - low + 1) / width) : BINS;
    double start = whole ? low - 0.5 : low;
    List<Double> edges = IntStream.rangeClosed(0, count).mapToObj(i -> start + i * width).toList();
    return new Histogram(
        Axis.exactly("", start, start + count * width),
        List.of(
            Histogram.Table.ofIntervals(REAL, edges, numberShares(real, start, width, count)),
            Histogram.Table.ofIntervals(
                GENERATED, edges, numberShares(generated, start, width, count))));
  }

  private static List<Double> numberShares(double[] values, double start, double width, int bins) {
    int[] at =
        present(values)
            .mapToInt(value -> Math.min(bins - 1, (int) ((value - start) / width)))
            .toArray();
    return shares(at, bins);
  }

  private static List<Double> categoryShares(CategoricalColumn column, double[] values) {
    int[] at = Arrays.stream(values).mapToInt(column::positionOf).filter(i -> i >= 0).toArray();
    return shares(at, column.categories().size());
  }

  private static DoubleStream present(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value));
  }

  private static List<Double> shares(int[] positions, int bins) {
    double[] shares = new double[bins];
    for (int position : positions) {
      shares[position] += 1.0 / positions.length;
    }
    return Arrays.stream(shares).boxed().toList();
  }
}
