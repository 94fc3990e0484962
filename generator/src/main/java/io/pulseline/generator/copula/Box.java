package io.pulseline.generator.copula;

import java.util.SplittableRandom;

/**
 * An interval for each of several correlated normal variables. How likely it is that all are within
 * theirs is simulated by drawing one variable after the other within its interval, given those
 * before it (the GHK simulator of Geweke, Hajivassiliou and Keane).
 */
final class Box {
  /** No interval is impossible: a held-out row may hold what was not seen before. */
  static final double SMALLEST = 1e-4;

  private static final int DRAWS = 16;

  private final Normal normal;
  private final double[][] lower;
  private final double[] from;
  private final double[] to;
  private double log;

  /**
   * @param lower the Cholesky factor of the variables' correlation
   */
  Box(double[][] lower, Normal normal) {
    this.lower = lower;
    this.normal = normal;
    this.from = new double[lower.length];
    this.to = new double[lower.length];
  }

  /**
   * Bounds a variable by the shares of the normal distribution below its interval's ends. An empty
   * interval counts as a tiny one that says nothing of the other variables.
   */
  void bound(int variable, double below, double upTo) {
    boolean empty = upTo - below < SMALLEST;
    log += empty ? Math.log(SMALLEST) : 0;
    from[variable] = empty || below <= 0 ? Double.NEGATIVE_INFINITY : normal.quantile(below);
    to[variable] = empty || upTo >= 1 ? Double.POSITIVE_INFINITY : normal.quantile(upTo);
  }

  double logLikelihood(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] drawn = new double[from.length];
    double sum = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double probability = 1;
      for (int i = 0; i < from.length; i++) {
        double mean = 0;
        for (int j = 0; j < i; j++) {
          mean += lower[i][j] * drawn[j];
        }
        double low = normal.below((from[i] - mean) / lower[i][i]);
        double high = normal.below((to[i] - mean) / lower[i][i]);
        double width = Math.max(1e-12, high - low);
        probability *= width;
        double at = Math.min(1 - 1e-9, Math.max(1e-9, low + random.nextDouble() * width));
        drawn[i] = normal.quantile(at);
      }
      sum += probability;
    }
    return log + Math.log(Math.max(Double.MIN_NORMAL, sum / DRAWS));
  }
}
