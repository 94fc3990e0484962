package io.pulseline.generator.copula;

import org.hipparchus.distribution.RealDistribution;

/** The distribution of a parametric family's member, given that its values lie in a range. */
final class Truncated {
  private final RealDistribution distribution;
  private final double origin;
  private final double unit;
  private final double low;
  private final double high;
  private final double belowLow;
  private final double width;

  /**
   * @throws org.hipparchus.exception.MathIllegalArgumentException when the family has no such
   *     member
   */
  Truncated(Parametric member, double low, double high) {
    this.distribution = member.family().distribution(member.parameters());
    this.origin = member.family().origin(low);
    this.unit = member.family().unit(low, high);
    this.low = low;
    this.high = high;
    this.belowLow = distribution.cumulativeProbability((low - origin) / unit);
    this.width = distribution.cumulativeProbability((high - origin) / unit) - belowLow;
  }

  /** Whether enough of the distribution lies in the range. */
  boolean isProper() {
    return width > 0.5;
  }

  /** The share of values up to x. */
  double below(double x) {
    double whole = distribution.cumulativeProbability((x - origin) / unit);
    return Math.min(1, Math.max(0, (whole - belowLow) / width));
  }

  /** The value that a share p lies below. */
  double inverse(double p) {
    double whole = Math.min(1, belowLow + p * width);
    double x = origin + unit * distribution.inverseCumulativeProbability(whole);
    return Math.min(high, Math.max(low, x));
  }
}
