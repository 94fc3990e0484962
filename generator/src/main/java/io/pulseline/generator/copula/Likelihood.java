package io.pulseline.generator.copula;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Dataset;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How likely rows are under a profile. A row's cell is a box of the latent normal variables; its
 * probability is simulated by drawing one variable after the other within the box, given those
 * before it (the GHK simulator of Geweke, Hajivassiliou and Keane).
 */
final class Likelihood {
  private static final int DRAWS = 16;

  /** No cell is impossible: a held-out row may hold what was not seen before. */
  private static final double SMALLEST = 1e-4;

  private final Normal normal = new Normal();
  private final Dataset dataset;
  private final Profile profile;
  private final Cells cells;
  private final List<double[][]> lower;

  Likelihood(Dataset dataset, Profile profile, Cells cells) {
    this.dataset = dataset;
    this.profile = profile;
    this.cells = cells;
    this.lower =
        profile.components().stream().map(c -> Correlation.cholesky(c.correlation())).toList();
  }

  /**
   * The sum of the rows' log-likelihoods.
   *
   * @param table one array a column; NaN where missing
   */
  double ofRows(double[][] table) {
    double sum = 0;
    for (int row = 0; row < table[0].length; row++) {
      sum += ofRow(table, row);
    }
    return sum;
  }

  private double ofRow(double[][] table, int row) {
    for (int i = 0; i < profile.components().size(); i++) {
      Component component = profile.components().get(i);
      double code = table[dataset.targetIndex()][row];
      boolean own =
          component.targetValue() == null
              || dataset.targetColumn().codeOf(component.targetValue()) == code;
      if (own) {
        double log = Math.log(Math.max(SMALLEST, component.weight()));
        return log + ofBox(component, lower.get(i), table, row);
      }
    }
    return Math.log(SMALLEST);
  }

  private double ofBox(Component component, double[][] weights, double[][] table, int row) {
    int size = component.columns().size();
    double[] from = new double[size];
    double[] to = new double[size];
    double log = 0;
    for (int i = 0; i < size; i++) {
      ProfileColumn column = component.columns().get(i);
      int index = dataset.indexOf(column.name());
      double value = table[index][row];
      boolean gap = Double.isNaN(value);
      log += Math.log(Math.max(SMALLEST, gap ? column.missing() : 1 - column.missing()));
      double low = gap ? 0 : below(column.marginal(), index, value, 0);
      double high = gap ? 1 : below(column.marginal(), index, value, 1);
      if (high - low < SMALLEST) {
        log += Math.log(SMALLEST);
        low = 0;
        high = 1;
      }
      from[i] = low <= 0 ? Double.NEGATIVE_INFINITY : normal.quantile(low);
      to[i] = high >= 1 ? Double.POSITIVE_INFINITY : normal.quantile(high);
    }
    return log + Math.log(simulated(weights, from, to, row));
  }

  /** The share of values below the lower (side 0) or upper (side 1) end of the value's cell. */
  private double below(Marginal marginal, int index, double value, int side) {
    if (marginal instanceof Marginal.Quantiles quantiles) {
      int edge = cells.cell(index, value) - 1 + side;
      if (edge < 0 || edge == cells.edges()[index].length) {
        return side;
      }
      return quantiles.knots().below(cells.edges()[index][edge]);
    }
    Marginal.Frequencies frequencies = (Marginal.Frequencies) marginal;
    CategoricalColumn column = (CategoricalColumn) dataset.columns().get(index);
    int position = frequencies.values().indexOf(column.valueOf(value));
    double below = 0;
    for (int i = 0; i < position + side; i++) {
      below += frequencies.shares().get(i);
    }
    return position < 0 ? 0 : below;
  }

  private double simulated(double[][] weights, double[] from, double[] to, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] drawn = new double[from.length];
    double sum = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double probability = 1;
      for (int i = 0; i < from.length; i++) {
        double mean = 0;
        for (int j = 0; j < i; j++) {
          mean += weights[i][j] * drawn[j];
        }
        double low = normal.below((from[i] - mean) / weights[i][i]);
        double high = normal.below((to[i] - mean) / weights[i][i]);
        double width = Math.max(1e-12, high - low);
        probability *= width;
        double at = Math.min(1 - 1e-9, Math.max(1e-9, low + random.nextDouble() * width));
        drawn[i] = normal.quantile(at);
      }
      sum += probability;
    }
    return Math.max(Double.MIN_NORMAL, sum / DRAWS);
  }
}
