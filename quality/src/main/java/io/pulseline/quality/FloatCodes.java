package io.pulseline.quality;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers as the floats that a forest takes: themselves, or their ranks in columns whose numbers
 * floats cannot hold or tell apart. To trees, which only compare, both are the same.
 */
final class FloatCodes {
  /** Of the different numbers of a column, when so many are different floats too. */
  private static final double ENOUGH = 0.9;

  /** The different numbers of a column, ascending; null when floats do. */
  private final double[][] ranked;

  /**
   * @param rows that the ranks are of
   */
  FloatCodes(List<double[]> rows) {
    this.ranked = new double[rows.get(0).length][];
    for (int i = 0; i < ranked.length; i++) {
      int column = i;
      double[] different =
          rows.stream()
              .mapToDouble(row -> row[column])
              .filter(value -> !Double.isNaN(value))
              .sorted()
              .distinct()
              .toArray();
      long floats = Arrays.stream(different).map(value -> (float) value).distinct().count();
      boolean holds = Arrays.stream(different).allMatch(v -> Math.abs(v) <= Float.MAX_VALUE);
      ranked[i] = holds && floats >= ENOUGH * different.length ? null : different;
    }
  }

  /** The code of a number; NaN of NaN. */
  float of(int column, double value) {
    if (ranked[column] == null || Double.isNaN(value)) {
      return (float) value;
    }
    int at = Arrays.binarySearch(ranked[column], value);
    return at >= 0 ? at : -at - 1.5f;
  }
}
