package io.pulseline.contract.model;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The bins that the values of a feature are counted in, in training and live alike. Values are what
 * a model takes: floats, category codes, NaN where missing. Each of them falls in exactly one bin.
 */
public sealed interface Binning {

  /** Inner edges of intervals, ascending, or the codes of categories. */
  List<Double> edges();

  /**
   * The bin of a value, from 0; {@link #missing} for NaN. Category i's is i, that of any other
   * value the one after all categories.
   */
  int binOf(double value);

  /** The bin of missing values, the last one; those before it are of present values. */
  default int missing() {
    return edges().size() + 1;
  }

  /** How many of the values fall in each bin; quickest where equal ones stand side by side. */
  default long[] count(double... values) {
    long[] counts = new long[missing() + 1];
    int at = 0;
    while (at < values.length) {
      int from = at;
      double value = values[at];
      while (at < values.length && Double.compare(values[at], value) == 0) {
        at++;
      }
      counts[binOf(value)] += at - from;
    }
    return counts;
  }

  /** The bins of a baseline of a column. */
  static Binning of(Column column, FeatureBaseline baseline) {
    return of(column, baseline.edges());
  }

  /** The bins of a column; see {@link #edges}. */
  static Binning of(Column column, List<Double> edges) {
    return column instanceof CategoricalColumn ? new Categories(edges) : new Intervals(edges);
  }

  /** One bin a category of a column. */
  static Binning of(CategoricalColumn column) {
    return new Categories(Arrays.stream(column.codes()).boxed().toList());
  }

  /** Bins for the values that a column has in training: its categories, or deciles. */
  static Binning learn(Column column, double... values) {
    return column instanceof CategoricalColumn categorical
        ? of(categorical)
        : new Intervals(Deciles.inner(values));
  }

  /** Bin i holds the values in [edge i − 1, edge i). */
  final class Intervals implements Binning {
    private final List<Double> edges;
    private final double[] ascending;

    Intervals(List<Double> edges) {
      this.edges = List.copyOf(edges);
      this.ascending = edges.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public List<Double> edges() {
      return edges;
    }

    @Override
    public int binOf(double value) {
      if (Double.isNaN(value)) {
        return missing();
      }
      // Adding zero makes -0 a plain zero, which the search tells apart
      int found = Arrays.binarySearch(ascending, value + 0.0);
      return found < 0 ? -found - 1 : found + 1;
    }
  }

  /** One bin a category, and one for all other values. */
  final class Categories implements Binning {
    private final List<Double> codes;
    private final double[] ascending;

    /** In {@link #codes}, of each of the ascending ones. */
    private final int[] positions;

    Categories(List<Double> codes) {
      this.codes = List.copyOf(codes);
      this.positions =
          IntStream.range(0, codes.size())
              .boxed()
              .sorted(Comparator.comparingDouble(codes::get))
              .mapToInt(Integer::intValue)
              .toArray();
      this.ascending = Arrays.stream(positions).mapToDouble(codes::get).map(v -> v + 0.0).toArray();
    }

    @Override
    public List<Double> edges() {
      return codes;
    }

    @Override
    public int binOf(double value) {
      if (Double.isNaN(value)) {
        return missing();
      }
      int found = Arrays.binarySearch(ascending, value + 0.0);
      return found < 0 ? codes.size() : positions[found];
    }
  }
}
