package io.pulseline.generator.copula;

import java.util.List;

/** How the values of one column are distributed, its missing values set aside. */
public sealed interface Marginal {

  /**
   * A numeric column: the inverse of its distribution function as a polyline.
   *
   * @param decimals digits that values are rounded to; negative when all are multiples of 10, 100,
   *     …; null when they are not rounded
   * @param min smallest value
   * @param max largest value
   * @param knots the polyline, its end points half a rounding step outside min and max
   * @param source what the polyline was drawn from; null when it was the values themselves
   */
  record Quantiles(Integer decimals, double min, double max, Knots knots, Parametric source)
      implements Marginal {

    /** Of the values themselves. */
    public Quantiles(Integer decimals, double min, double max, Knots knots) {
      this(decimals, min, max, knots, null);
    }

    /** Of a member of a parametric family, truncated to min and max. */
    public Quantiles(Integer decimals, double min, double max, Parametric source) {
      this(
          decimals,
          min,
          max,
          source.knots(Knots.edge(min, decimals, -1), Knots.edge(max, decimals, 1)),
          source);
    }
  }

  /**
   * A categorical column: consecutive intervals of the latent normal variable.
   *
   * @param values in the order of the latent variable
   * @param shares of the present values, adding up to 1
   */
  record Frequencies(List<String> values, List<Double> shares) implements Marginal {
    public Frequencies {
      values = List.copyOf(values);
      shares = List.copyOf(shares);
      if (values.size() != shares.size() || values.isEmpty()) {
        throw new IllegalArgumentException("a share is needed for each of the values " + values);
      }
    }
  }
}
