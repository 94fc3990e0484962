package io.pulseline.contract.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Cuts values into ten parts of equally many. */
public final class Deciles {
  private static final int PARTS = 10;

  private Deciles() {}

  /** The share of the values that is below each of the nine inner deciles. */
  public static double[] shares() {
    return IntStream.range(1, PARTS).mapToDouble(part -> (double) part / PARTS).toArray();
  }

  /** The edges between the parts: the inner deciles, fewer where several fall on one value. */
  public static List<Double> edges(double... deciles) {
    return Arrays.stream(deciles).map(decile -> decile + 0.0).boxed().distinct().toList();
  }

  /** Those of values; none without finite ones. */
  static List<Double> inner(double... values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return List.of();
    }
    return edges(Arrays.stream(shares()).map(share -> Quantile.of(sorted, share)).toArray());
  }
}
