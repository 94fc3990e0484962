package io.pulseline.generator.copula;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;

/** Maps a standard normal variable to values of one column. */
interface ColumnSampler {
  /** More categories than these are searched. */
  int MOST_COUNTED = 12;

  double value(double z);

  /** The column and its marginal have passed {@link ProfileMatch}. */
  static ColumnSampler of(Column column, Marginal marginal, Normal normal) {
    return column instanceof NumericColumn numeric
        ? numeric(numeric, (Marginal.Quantiles) marginal, normal)
        : categorical((CategoricalColumn) column, (Marginal.Frequencies) marginal, normal);
  }

  private static ColumnSampler numeric(
      NumericColumn column, Marginal.Quantiles quantiles, Normal normal) {
    boolean integer = column.type() == ValueType.INTEGER;
    double lowest = Math.max(column.lowest(), quantiles.min());
    double highest = Math.min(column.highest(), quantiles.max());
    double min = integer ? Math.ceil(lowest) : lowest;
    double max = integer ? Math.floor(highest) : highest;
    KnotIndex index = new KnotIndex(quantiles.knots());
    if (quantiles.decimals() == null && !integer) {
      return z -> Math.min(max, Math.max(min, index.inverse(normal.below(z))));
    }
    int declared = quantiles.decimals() == null ? 0 : quantiles.decimals();
    int decimals = integer ? Math.min(0, declared) : declared;
    double power = Math.pow(10, Math.abs(decimals));
    boolean fraction = decimals >= 0;
    return z -> {
      double rounded = Rounding.round(index.inverse(normal.below(z)), power, fraction);
      return Math.min(max, Math.max(min, rounded));
    };
  }

  private static ColumnSampler categorical(
      CategoricalColumn column, Marginal.Frequencies frequencies, Normal normal) {
    int size = frequencies.values().size();
    double[] codes = new double[size];
    double[] edges = new double[size - 1];
    double total = frequencies.shares().stream().mapToDouble(Double::doubleValue).sum();
    double below = 0;
    for (int i = 0; i < size; i++) {
      codes[i] = column.codeOf(frequencies.values().get(i));
      below += frequencies.shares().get(i);
      if (i < edges.length) {
        edges[i] = normal.quantile(Math.min(1, Math.max(0, below / total)));
      }
    }
    return size <= MOST_COUNTED ? z -> codes[counted(edges, z)] : z -> codes[searched(edges, z)];
  }

  /** How many edges z has reached: all are looked at, since no processor could guess the last. */
  private static int counted(double[] edges, double z) {
    int reached = 0;
    for (double edge : edges) {
      reached += z >= edge ? 1 : 0;
    }
    return reached;
  }

  /** As {@link #counted}, in logarithmic time. */
  private static int searched(double[] edges, double z) {
    int from = 0;
    int to = edges.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (z >= edges[middle]) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
