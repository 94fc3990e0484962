package io.pulseline.generator.copula;

import java.util.List;
import java.util.random.RandomGenerator;

/** Takes values out of rows, those of some columns together. */
final class GapSampler {
  private final int[] columnOf;
  private final double[] from;
  private final double[][] lower;
  private final double[] independent;

  /**
   * @param names of the columns
   * @param columnOf their positions in a row
   * @param missing share of the rows without a value of each
   */
  GapSampler(List<String> names, int[] columnOf, double[] missing, Gaps gaps, Normal normal) {
    int size = names.size();
    this.columnOf = columnOf.clone();
    this.from = new double[size];
    this.independent = new double[size];
    double[][] correlation = new double[size][size];
    for (int i = 0; i < size; i++) {
      from[i] = missing[i] > 0 ? normal.quantile(1 - missing[i]) : Double.POSITIVE_INFINITY;
      int a = gaps.columns().indexOf(names.get(i));
      for (int j = 0; j < size; j++) {
        int b = gaps.columns().indexOf(names.get(j));
        correlation[i][j] = i == j ? 1 : a < 0 || b < 0 ? 0 : gaps.correlation()[a][b];
      }
    }
    this.lower = Correlation.cholesky(correlation);
  }

  void apply(RandomGenerator random, double[] row) {
    for (int i = 0; i < from.length; i++) {
      independent[i] = random.nextGaussian();
      double z = 0;
      for (int j = 0; j <= i; j++) {
        z += lower[i][j] * independent[j];
      }
      if (z >= from[i]) {
        row[columnOf[i]] = Double.NaN;
      }
    }
  }
}
