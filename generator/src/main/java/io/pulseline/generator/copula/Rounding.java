package io.pulseline.generator.copula;

import java.math.BigDecimal;

/** The decimal grid that a column's values lie on. */
final class Rounding {
  private static final int MOST_DECIMALS = 9;

  private Rounding() {}

  /**
   * The digits behind the point that the values need, negative when all are multiples of 10, 100,
   * …; null when they need so many that they are not rounded.
   */
  static Integer decimals(double[] values) {
    int decimals = Integer.MIN_VALUE;
    double last = Double.NaN;
    for (double value : values) {
      if (value != last && value != 0) {
        decimals = Math.max(decimals, BigDecimal.valueOf(value).stripTrailingZeros().scale());
        if (decimals > MOST_DECIMALS) {
          return null;
        }
      }
      last = value;
    }
    return decimals == Integer.MIN_VALUE ? 0 : decimals;
  }

  static double step(int decimals) {
    return Math.pow(10, -decimals);
  }

  /** The multiple of 10^-decimals nearest to a value, as close as a double comes to it. */
  static double round(double value, int decimals) {
    double power = Math.pow(10, Math.abs(decimals));
    return round(value, power, decimals >= 0);
  }

  /**
   * @param power 10 to the number of decimals' absolute value
   * @param fraction whether it is decimals behind the point
   */
  static double round(double value, double power, boolean fraction) {
    return fraction ? Math.rint(value * power) / power : Math.rint(value / power) * power;
  }
}
