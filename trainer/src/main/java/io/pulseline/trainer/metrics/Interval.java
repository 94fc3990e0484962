package io.pulseline.trainer.metrics;

import io.pulseline.contract.model.Quantile;
import java.util.stream.DoubleStream;

/**
 * Where a figure lies with 95 % confidence.
 *
 * @param low NaN when that is not known
 */
public record Interval(double low, double high) {
  public static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

  /** Of a normal distribution, in standard deviations. */
  private static final double NORMAL = 1.959964;

  private static final double TAIL = 0.025;

  /**
   * The middle of what a bootstrap came to. Replicates that are not defined, for instance because
   * no row of a class was drawn, do not count; when they are half of all, nothing is known.
   */
  static Interval of(double... replicates) {
    double[] defined =
        DoubleStream.of(replicates).filter(value -> !Double.isNaN(value)).sorted().toArray();
    return 2 * defined.length <= replicates.length
        ? UNKNOWN
        : new Interval(Quantile.of(defined, TAIL), Quantile.of(defined, 1 - TAIL));
  }

  /**
   * Of a share (Wilson 1927).
   *
   * @param hits so many of {@code rows}, which are more than 0
   */
  static Interval ofShare(long hits, long rows) {
    double square = NORMAL * NORMAL / rows;
    double share = (double) hits / rows;
    double centre = (share + square / 2) / (1 + square);
    double spread = Math.sqrt(square * share * (1 - share) + square * square / 4) / (1 + square);
    return new Interval(Math.max(0, centre - spread), Math.min(1, centre + spread));
  }

  /** Of a mean, by its standard error. */
  static Interval ofMean(double mean, double standardError) {
    return new Interval(mean - NORMAL * standardError, mean + NORMAL * standardError);
  }
}
