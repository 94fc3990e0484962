package io.pulseline.generator.copula;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import java.util.Arrays;

/**
 * Cuts numeric columns into cells of about as many rows, the same ones for every candidate that is
 * judged: likelihoods of cells can be compared, those of points would reward spikes.
 */
@SuppressWarnings("ArrayRecordComponent") // looked up, compared nowhere
record Cells(double[][] edges) {
  private static final int CELLS = 16;

  /**
   * @param table one array a column; NaN where missing
   */
  static Cells of(Dataset dataset, double[][] table) {
    double[][] edges = new double[table.length][];
    for (int i = 0; i < table.length; i++) {
      boolean numeric = dataset.columns().get(i) instanceof NumericColumn;
      edges[i] = numeric ? edges(table[i]) : new double[0];
    }
    return new Cells(edges);
  }

  private static double[] edges(double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    double[] edges = new double[CELLS - 1];
    int size = 0;
    for (int cell = 1; cell < CELLS && sorted.length > 0; cell++) {
      int at = (int) ((long) cell * sorted.length / CELLS);
      // Between two values, so that rounding decides no row's cell
      double edge = at == 0 ? sorted[0] : (sorted[at - 1] + sorted[at]) / 2;
      if (size == 0 || edge > edges[size - 1]) {
        edges[size++] = edge;
      }
    }
    return Arrays.copyOf(edges, size);
  }

  /** The cell of a value: its number of edges up to it. */
  int cell(int column, double value) {
    int cell = 0;
    while (cell < edges[column].length && edges[column][cell] <= value) {
      cell++;
    }
    return cell;
  }
}
