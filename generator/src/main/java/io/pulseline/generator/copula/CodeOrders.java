package io.pulseline.generator.copula;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order of categories along the latent variable of their column, the same for any rows of a
 * table: only then can the correlations of different rows be compared. Integers have an order of
 * their own. Strings and integers of many digits have none, so their categories are ordered by the
 * mean position of their rows on the first principal component of the ordered columns: the order in
 * which a single correlation expresses most.
 */
final class CodeOrders {
  private CodeOrders() {}

  /**
   * The codes of each categorical column in order, null for the numeric ones.
   *
   * @param values of each column; NaN where missing, codes for categories
   */
  static double[][] of(List<Column> columns, List<double[]> values, Normal normal) {
    double[][] orders = new double[columns.size()][];
    for (int i = 0; i < orders.length; i++) {
      if (columns.get(i) instanceof CategoricalColumn categorical) {
        orders[i] = Arrays.stream(categorical.codes()).sorted().toArray();
      }
    }
    int[] unordered = indexes(columns, true);
    int[] ordered = indexes(columns, false);
    if (unordered.length > 0 && ordered.length > 0) {
      double[] position =
          positions(
              Arrays.stream(ordered)
                  .mapToObj(i -> LatentColumn.of(values.get(i), orders[i], normal))
                  .toList());
      for (int i : unordered) {
        orders[i] = byPosition(orders[i], values.get(i), position);
      }
    }
    return orders;
  }

  private static int[] indexes(List<Column> columns, boolean unordered) {
    return IntStream.range(0, columns.size())
        .filter(i -> isUnordered(columns.get(i)) == unordered)
        .toArray();
  }

  private static boolean isUnordered(Column column) {
    return column instanceof CategoricalColumn categorical && categorical.codesArePositions();
  }

  /** Where each row stands on the first principal component. */
  private static double[] positions(List<LatentColumn> ordered) {
    double[] weights = Correlation.firstPrincipalComponent(Correlation.pairwise(ordered));
    double[] position = new double[ordered.get(0).rows()];
    for (int i = 0; i < weights.length; i++) {
      for (int row = 0; row < position.length; row++) {
        double score = ordered.get(i).score(row);
        position[row] += Double.isNaN(score) ? 0 : weights[i] * score;
      }
    }
    return position;
  }

  private static double[] byPosition(double[] codes, double[] values, double[] position) {
    double[] sums = new double[codes.length];
    int[] counts = new int[codes.length];
    for (int row = 0; row < values.length; row++) {
      int code = Arrays.binarySearch(codes, values[row]);
      if (code >= 0) {
        sums[code] += position[row];
        counts[code]++;
      }
    }
    return IntStream.range(0, codes.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> sums[i] / Math.max(1, counts[i])))
        .mapToDouble(i -> codes[i])
        .toArray();
  }
}
