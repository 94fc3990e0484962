package io.pulseline.quality;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.NumericColumn;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/**
 * How alike two columns depend on each other in two tables, as SDMetrics 0.32 sees it: two numeric
 * columns by Pearson's correlation, others by their contingency table, the numeric one in {@link
 * Bins}.
 *
 * @param real strength in the real table: Pearson's r, or Cramér's V
 * @param synthetic the same of the synthetic table
 * @param similarity from 0 to 1; NaN when a column is constant
 * @param counts whether the real dependence is strong enough to count in the overall score
 */
record Pair(
    String first,
    String second,
    boolean numeric,
    double real,
    double synthetic,
    double similarity,
    boolean counts) {
  private static final double STRONG_CORRELATION = 0.5;
  private static final double STRONG_ASSOCIATION = 0.3;

  /**
   * @param real the values of both columns
   * @param synthetic the values of both columns
   */
  static Pair of(Column first, Column second, double[][] real, double[][] synthetic) {
    boolean numeric = first instanceof NumericColumn && second instanceof NumericColumn;
    if (numeric) {
      double r = pearson(real[0], real[1]);
      double s = pearson(synthetic[0], synthetic[1]);
      double similarity = 1 - Math.abs(r - s) / 2;
      boolean counts = !Double.isNaN(s) && Math.abs(r) > STRONG_CORRELATION;
      return new Pair(first.name(), second.name(), true, r, s, similarity, counts);
    }
    Contingency a = new Contingency(discrete(first, real[0]), discrete(second, real[1]));
    Contingency b = new Contingency(discrete(first, synthetic[0]), discrete(second, synthetic[1]));
    double v = a.cramersV();
    return new Pair(
        first.name(),
        second.name(),
        false,
        v,
        b.cramersV(),
        a.similarity(b),
        v > STRONG_ASSOCIATION);
  }

  private static double[] discrete(Column column, double[] values) {
    return column instanceof NumericColumn ? Bins.of(values) : values;
  }

  private static double pearson(double[] a, double[] b) {
    int[] both =
        IntStream.range(0, a.length).filter(row -> !Double.isNaN(a[row] + b[row])).toArray();
    if (both.length < 2) {
      return Double.NaN;
    }
    double[] x = IntStream.of(both).mapToDouble(row -> a[row]).toArray();
    double[] y = IntStream.of(both).mapToDouble(row -> b[row]).toArray();
    return new PearsonsCorrelation().correlation(x, y);
  }
}
