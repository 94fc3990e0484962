package io.pulseline.features;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.model.Binning;
import io.pulseline.contract.model.Deciles;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How the values of a feature are distributed whose rows may lie with several workers: what
 * preprocessing is learned from, and what a baseline tells, counted once for both.
 */
public final class ColumnStatistics {
  private static final double[] QUARTILES = {0.25, 0.5, 0.75};

  private final double[] quantiles;
  private final long[] categories;

  private ColumnStatistics(double[] quantiles, long... categories) {
    this.quantiles = quantiles;
    this.categories = categories;
  }

  /**
   * Those of each feature of a dataset, in its order.
   *
   * @param features of the rows that this worker holds, row-major, rows × features; NaN where
   *     missing
   */
  public static List<ColumnStatistics> of(Dataset dataset, float[] features, Collective workers) {
    List<Column> columns = dataset.features();
    int width = columns.size();
    int rows = features.length / width;
    List<Quantiles.Values> values =
        IntStream.range(0, width)
            .<Quantiles.Values>mapToObj(column -> row -> features[row * width + column])
            .toList();
    int[] numeric =
        IntStream.range(0, width).filter(i -> columns.get(i) instanceof NumericColumn).toArray();
    double[] shares =
        DoubleStream.concat(Arrays.stream(QUARTILES), Arrays.stream(Deciles.shares())).toArray();
    double[][] found =
        Quantiles.of(Arrays.stream(numeric).mapToObj(values::get).toList(), rows, shares, workers);
    double[][] quantiles = new double[width][0];
    for (int i = 0; i < numeric.length; i++) {
      quantiles[numeric[i]] = found[i];
    }
    long[][] counts =
        workers.sum(
            IntStream.range(0, width)
                .parallel()
                .mapToObj(i -> counts(columns.get(i), values.get(i), rows))
                .toArray(long[][]::new));
    return IntStream.range(0, width)
        .mapToObj(i -> new ColumnStatistics(quantiles[i], counts[i]))
        .toList();
  }

  private static long[] counts(Column column, Quantiles.Values values, int rows) {
    return column instanceof CategoricalColumn categorical
        ? count(Binning.of(categorical), values, rows)
        : new long[0];
  }

  private static long[] count(Binning bins, Quantiles.Values values, int rows) {
    long[] counts = new long[bins.missing() + 1];
    for (int row = 0; row < rows; row++) {
      counts[bins.binOf(values.at(row))]++;
    }
    return counts;
  }

  /** The three of them; nothing where no value is finite, and of categories. */
  double[] quartiles() {
    return Arrays.copyOf(quantiles, Math.min(QUARTILES.length, quantiles.length));
  }

  /** The nine inner ones; nothing where there are no {@link #quartiles}. */
  public double[] deciles() {
    return quantiles.length == 0
        ? quantiles
        : Arrays.copyOfRange(quantiles, QUARTILES.length, quantiles.length);
  }

  /** How many values are in each bin of {@link Binning#of(CategoricalColumn)}; of numbers none. */
  public long[] categories() {
    return categories.clone();
  }
}
