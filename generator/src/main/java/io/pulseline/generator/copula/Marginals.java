package io.pulseline.generator.copula;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
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
   * @param values NaN where missing. A column of which none is present, as in a part of a table
   *     that was held out, is taken to be spread evenly over what the descriptor allows.
   * @param order of a categorical column's codes
   * @param knots most knots of a numeric column
   */
  Marginal of(Column column, double[] values, double[] order, int knots) {
    double[] present = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    if (column instanceof NumericColumn numeric) {
      return present.length == 0 ? even(numeric) : quantiles(present, knots);
    }
    double[] seen = present.length == 0 ? order : present;
    return frequencies((CategoricalColumn) column, seen, order);
  }

  private static Marginal even(NumericColumn column) {
    double min = column.min() == null ? Math.min(0, column.highest()) : column.min();
    double max = column.max() == null ? Math.max(min, 0) : column.max();
    Integer decimals = column.type() == ValueType.INTEGER ? 0 : null;
    Knots line = new Knots(new double[] {0, 1}, new double[] {min, max});
    return new Marginal.Quantiles(decimals, min, max, line);
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
