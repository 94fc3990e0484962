package io.pulseline.pages.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as pages write them, the same in every country; a dash stands for NaN. */
public final class Numbers {
  private static final MathContext SIGNIFICANT = new MathContext(4);
  private static final double WHOLE = 1e15;
  private static final double SMALL = 1e-4;

  private Numbers() {}

  /** To so many digits behind the point. */
  public static String fixed(double value, int digits) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  /** Four significant digits, no zeros at the end; whole numbers whole. */
  public static String tidy(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
      return Long.toString((long) value);
    }
    BigDecimal rounded = BigDecimal.valueOf(value).round(SIGNIFICANT).stripTrailingZeros();
    return Math.abs(value) < SMALL || Math.abs(value) >= WHOLE
        ? String.format(Locale.ROOT, "%.1e", value)
        : rounded.toPlainString();
  }

  /** A share from 0 to 1 as a percentage. */
  public static String percent(double share) {
    return Double.isNaN(share) ? "–" : fixed(100 * share, 1) + " %";
  }

  /** A count, with a comma after each three digits. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** An interval, such as {@code 0.8712 to 0.9034}; empty when either end is NaN. */
  public static String interval(double low, double high, int digits) {
    return Double.isNaN(low) || Double.isNaN(high)
        ? ""
        : fixed(low, digits) + " to " + fixed(high, digits);
  }

  /** A length or a place in a drawing, to a tenth of a pixel. */
  static String pixels(double value) {
    long tenths = Math.round(10 * value);
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
  }
}
