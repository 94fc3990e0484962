package io.pulseline.generator.fit;

import io.pulseline.contract.dataset.Clip;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.NumericColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.stat.descriptive.rank.Percentile;

/** Chooses the columns whose outliers a model may clip. */
final class Outliers {
  private static final double MOST_CLIPPED = 0.05;

  private Outliers() {}

  /**
   * Numeric columns with a spread within which nearly all of their values lie. A column of mostly
   * one value has no such spread: clipping would erase the others.
   *
   * @param table one array a column; NaN where missing
   */
  static List<String> clippable(List<Column> columns, double[][] table) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) instanceof NumericColumn numeric && isClippable(table[i])) {
        names.add(numeric.name());
      }
    }
    return names;
  }

  private static boolean isClippable(double[] values) {
    double[] present = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    Percentile percentile = new Percentile();
    percentile.setData(present);
    double lower = percentile.evaluate(25);
    double upper = percentile.evaluate(75);
    double reach = Clip.NONE.iqr() * (upper - lower);
    long outside =
        Arrays.stream(present).filter(v -> v < lower - reach || v > upper + reach).count();
    return upper > lower && outside <= MOST_CLIPPED * present.length;
  }
}
