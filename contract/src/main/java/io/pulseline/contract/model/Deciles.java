package io.pulseline.contract.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Cuts values into ten parts of equally many. */
final class Deciles {
  private static final int PARTS = 10;

  private Deciles() {}

  /** The nine inner deciles, fewer where several fall on one value, none without finite values. */
  static List<Double> inner(double... values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return List.of();
    }
    return IntStream.range(1, PARTS)
        .mapToObj(part -> Quantile.of(sorted, (double) part / PARTS) + 0.0)
        .distinct()
        .toList();
  }
}
