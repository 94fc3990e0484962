package io.pulseline.generator.copula;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * The standard normal distribution: exact for fitting, from a table for sampling.
 *
 * <p>The table interpolates linearly between 8192 points of [-8, 8]; its error stays below 2e-7.
 */
final class Normal {
  private static final double LIMIT = 8;
  private static final int CELLS = 8192;
  private static final double PER_UNIT = CELLS / (2 * LIMIT);

  private final NormalDistribution exact = new NormalDistribution(0, 1);
  private final double[] table = new double[CELLS + 2];

  Normal() {
    for (int i = 0; i < table.length; i++) {
      table[i] = exact.cumulativeProbability(i / PER_UNIT - LIMIT);
    }
  }

  /** The share of values below z, from the table. */
  double below(double z) {
    double position = (z + LIMIT) * PER_UNIT;
    if (position <= 0) {
      return 0;
    }
    if (position >= CELLS) {
      return 1;
    }
    int cell = (int) position;
    return table[cell] + (position - cell) * (table[cell + 1] - table[cell]);
  }

  /** The value that a share p lies below; infinite at 0 and 1. */
  double quantile(double p) {
    return exact.inverseCumulativeProbability(p);
  }

  double density(double z) {
    return exact.density(z);
  }
}
