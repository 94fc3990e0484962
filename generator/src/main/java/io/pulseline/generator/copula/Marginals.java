package io.pulseline.generator.copula;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Estimates the distribution of one column. */
final class Marginals {
  private final boolean families;

  /**
   * @param families whether a numeric column may be described by a parametric family
   */
  Marginals(boolean families) {
    this.families = families;
  }

  /**
   * @param values NaN where missing; at least one is present
   * @param order of a categorical column's codes
   * @param knots most knots of a numeric column
   */
  Marginal of(Column column, double[] values, double[] order, int knots) {
    double[] present = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    return column instanceof CategoricalColumn categorical
        ? frequencies(categorical, present, order)
        : quantiles(present, knots);
  }

  private static Marginal frequencies(CategoricalColumn column, double[] present, double[] order) {
    List<String> values = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (double code : order) {
      long count = Arrays.stream(present).filter(v -> v == code).count();
      if (count > 0) {
        values.add(column.valueOf(code));
        shares.add((double) count / present.length);
      }
    }
    return new Marginal.Frequencies(values, shares);
  }

  private Marginal quantiles(double[] present, int knots) {
    double[] sorted = present.clone();
    Arrays.sort(sorted);
    Integer decimals = Rounding.decimals(sorted);
    double min = sorted[0];
    double max = sorted[sorted.length - 1];
    Optional<Parametric> parametric =
        families ? new ParametricChoice(sorted, decimals, knots).best() : Optional.empty();
    return parametric
        .map(family -> new Marginal.Quantiles(decimals, min, max, family))
        .orElseGet(
            () -> new Marginal.Quantiles(decimals, min, max, Knots.of(sorted, decimals, knots)));
  }
}
