package io.pulseline.generator.copula;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.stat.descriptive.StreamingStatistics;

/**
 * A member of a parametric family.
 *
 * @param parameters as {@link Family} lists them
 */
public record Parametric(Family family, List<Double> parameters) {
  private static final int POINTS = 512;
  private static final int KNOTS = 64;

  /**
   * With a smaller standard deviation for its mean, no table tells a skewed family from the normal
   * one, and its series take minutes.
   */
  private static final double NARROWEST = 0.01;

  public Parametric {
    parameters = List.copyOf(parameters);
    if (parameters.size() != family.size()) {
      throw new IllegalArgumentException(
          family + " has " + family.size() + " parameters, not " + parameters);
    }
  }

  /**
   * The member of a family that has a sample's mean and variance.
   *
   * @param values between low and high
   * @return empty when the family has none
   */
  static Optional<Parametric> fit(Family family, double[] values, double low, double high) {
    boolean possible = family.support() != Family.Support.POSITIVE || low >= 0;
    if (!possible || !(high > low)) {
      return Optional.empty();
    }
    StreamingStatistics moments = new StreamingStatistics();
    double origin = family.origin(low);
    double unit = family.unit(low, high);
    Arrays.stream(values).forEach(value -> moments.addValue((value - origin) / unit));
    boolean skewed = family.size() > 0 && family.support() != Family.Support.ALL;
    if (skewed && moments.getStandardDeviation() < NARROWEST * moments.getMean()) {
      return Optional.empty();
    }
    Parametric member =
        new Parametric(family, family.parameters(moments.getMean(), moments.getVariance()));
    try {
      Truncated truncated = new Truncated(member, low, high);
      return truncated.isProper() ? Optional.of(member) : Optional.empty();
    } catch (MathRuntimeException e) {
      // Such moments are none of this family, as a beta's variance above mean · (1 - mean), or its
      // series does not converge
      return Optional.empty();
    }
  }

  /** The distribution function, truncated to a range, as a polyline. */
  Knots knots(double low, double high) {
    Truncated truncated = new Truncated(this, low, high);
    double[] p = new double[POINTS + 1];
    double[] x = new double[POINTS + 1];
    x[0] = low;
    for (int i = 1; i <= POINTS; i++) {
      // Denser towards the ends, where the function bends
      p[i] = (1 - Math.cos(Math.PI * i / POINTS)) / 2;
      x[i] = Math.max(x[i - 1], truncated.inverse(p[i]));
    }
    x[POINTS] = high;
    return Knots.simplified(p, x, KNOTS);
  }
}
