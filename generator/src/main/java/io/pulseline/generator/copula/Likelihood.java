package io.pulseline.generator.copula;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Dataset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How likely rows are under a profile. The cells of a row's values, and its gaps, are a {@link Box}
 * of the latent normal variables.
 */
final class Likelihood {
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
   * The log-likelihood of each row.
   *
   * @param table one array a column; NaN where missing
   */
  double[] ofRows(double[][] table) {
    return IntStream.range(0, table[0].length).mapToDouble(row -> ofRow(table, row)).toArray();
  }

  private double ofRow(double[][] table, int row) {
    for (int i = 0; i < profile.components().size(); i++) {
      Component component = profile.components().get(i);
      double code = table[dataset.targetIndex()][row];
      boolean own =
          component.targetValue() == null
              || dataset.targetColumn().codeOf(component.targetValue()) == code;
      if (own) {
        double log = Math.log(Math.max(Box.SMALLEST, component.weight()));
        return log + ofBox(component, lower.get(i), table, row);
      }
    }
    return Math.log(Box.SMALLEST);
  }

  private double ofBox(Component component, double[][] weights, double[][] table, int row) {
    List<ProfileColumn> columns = component.columns();
    Box box = new Box(weights, normal);
    double log = 0;
    for (int i = 0; i < columns.size(); i++) {
      ProfileColumn column = columns.get(i);
      int index = dataset.indexOf(column.name());
      double value = table[index][row];
      boolean gap = Double.isNaN(value);
      box.bound(
          i,
          gap ? 0 : below(column.marginal(), index, value, 0),
          gap ? 1 : below(column.marginal(), index, value, 1));
      double present = 1 - column.missing();
      int ofGaps = component.gaps().indexOf(column.name());
      if (ofGaps >= 0) {
        box.bound(columns.size() + ofGaps, gap ? present : 0, gap ? 1 : present);
      } else {
        log += Math.log(Math.max(Box.SMALLEST, gap ? column.missing() : present));
      }
    }
    return log + box.logLikelihood(row);
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
}
