package io.pulseline.quality;

import io.pulseline.cli.chart.Axis;
import io.pulseline.cli.chart.Histogram;
import io.pulseline.cli.chart.Numbers;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Column;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The shares of the same bins in the real and in the generated table. */
final class Distributions {
  private static final int BINS = 24;
  private static final List<String> TABLES = List.of("real", "generated");

  private Distributions() {}

  static Histogram of(Column column, double[] real, double[] generated) {
    if (column instanceof CategoricalColumn categorical) {
      List<String> values = categorical.categories().stream().map(Category::value).toList();
      return Histogram.ofCategories(
          "",
          values,
          TABLES,
          List.of(categoryShares(categorical, real), categoryShares(categorical, generated)));
    }
    return ofNumbers(real, generated);
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
    List<Histogram.Bin> bins =
        IntStream.range(0, count)
            .mapToObj(i -> bin(start + i * width, start + (i + 1) * width, whole))
            .toList();
    return new Histogram(
        bins,
        Axis.exactly("", start, start + count * width),
        TABLES,
        List.of(
            numberShares(real, start, width, count), numberShares(generated, start, width, count)));
  }

  private static Histogram.Bin bin(double from, double to, boolean whole) {
    String first = Numbers.tidy(whole ? from + 0.5 : from);
    String last = Numbers.tidy(whole ? to - 0.5 : to);
    return new Histogram.Bin(first.equals(last) ? first : first + " to " + last, from, to);
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
