package io.pulseline.contract.model;

/** Quantiles of sorted values. */
public final class Quantile {
  private Quantile() {}

  /**
   * Linear between the values, as type 7 of Hyndman and Fan (1996).
   *
   * @param sorted ascending, at least one
   * @param share from 0 to 1
   */
  public static double of(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
