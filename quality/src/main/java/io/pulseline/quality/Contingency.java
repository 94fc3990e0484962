package io.pulseline.quality;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How often the values of two discrete columns occur together; a missing value is one more. */
final class Contingency {
  private record Cell(double a, double b) {}

  private final Map<Cell, Integer> counts = new HashMap<>();
  private final Map<Double, Integer> ofA = new HashMap<>();
  private final Map<Double, Integer> ofB = new HashMap<>();
  private final int rows;

  /**
   * @param a codes; NaN where missing
   * @param b as many
   */
  Contingency(double[] a, double[] b) {
    this.rows = a.length;
    for (int row = 0; row < rows; row++) {
      counts.merge(new Cell(a[row], b[row]), 1, Integer::sum);
      ofA.merge(a[row], 1, Integer::sum);
      ofB.merge(b[row], 1, Integer::sum);
    }
  }

  /** SDMetrics' ContingencySimilarity: 1 minus the total variation between the cells' shares. */
  double similarity(Contingency other) {
    Set<Cell> cells = new HashSet<>(counts.keySet());
    cells.addAll(other.counts.keySet());
    double sum = 0;
    for (Cell cell : cells) {
      sum += Math.abs(share(cell) - other.share(cell));
    }
    return 1 - sum / 2;
  }

  private double share(Cell cell) {
    return (double) counts.getOrDefault(cell, 0) / rows;
  }

  /**
   * Cramér's V: 0 when independent, 1 when one column tells the other; NaN when one is constant.
   */
  double cramersV() {
    if (ofA.size() < 2 || ofB.size() < 2) {
      return Double.NaN;
    }
    double sum = 0;
    for (Map.Entry<Cell, Integer> cell : counts.entrySet()) {
      double count = cell.getValue();
      sum += count * count / ((double) ofA.get(cell.getKey().a()) * ofB.get(cell.getKey().b()));
    }
    return Math.sqrt((sum - 1) / (Math.min(ofA.size(), ofB.size()) - 1));
  }
}
