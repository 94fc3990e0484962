package io.pulseline.quality;

import java.util.Arrays;

/**
 * A numeric column cut into the ten bins of equal width that SDMetrics pairs with categories. The
 * bins are each table's own; the largest value shares its bin with the missing ones.
 */
final class Bins {
  private static final int BINS = 10;

  private Bins() {}

  /** The bin of each value: 1 to 10, 11 for the largest and for NaN. */
  static double[] of(double[] values) {
    double[] edges = edges(values);
    return Arrays.stream(values).map(value -> bin(edges, value)).toArray();
  }

  private static double[] edges(double[] values) {
    double low = Arrays.stream(values).filter(value -> !Double.isNaN(value)).min().orElse(0);
    double high = Arrays.stream(values).filter(value -> !Double.isNaN(value)).max().orElse(1);
    if (low == high) {
      low -= 0.5;
      high += 0.5;
    }
    double step = (high - low) / BINS;
    double[] edges = new double[BINS + 1];
    for (int i = 0; i < BINS; i++) {
      edges[i] = i * step + low;
    }
    edges[BINS] = high;
    return edges;
  }

  private static double bin(double[] edges, double value) {
    int bin = 0;
    while (bin < edges.length && !(value < edges[bin])) {
      bin++;
    }
    return bin;
  }
}
