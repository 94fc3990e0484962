package io.pulseline.trainer.checks;

import io.pulseline.trainer.table.Table;
import java.util.Arrays;

/**
 * Rows at equal distances, as many as questions about distributions need: shares and AUCs of a
 * hundred thousand rows are within some thousandths of those of all.
 */
final class Sample {
  static final int MOST = 100_000;

  private final float[][] columns;
  private final int[] classes;

  private Sample(float[][] columns, int[] classes) {
    this.columns = columns;
    this.classes = classes;
  }

  static Sample of(Table table) {
    int rows = Math.min(MOST, table.rows());
    float[][] columns = new float[table.width()][rows];
    int[] classes = new int[rows];
    for (int i = 0; i < rows; i++) {
      int row = (int) ((long) i * table.rows() / rows);
      classes[i] = table.classOf(row);
      for (int column = 0; column < columns.length; column++) {
        columns[column][i] = table.feature(row, column);
      }
    }
    return new Sample(columns, classes);
  }

  /** The values of a feature, NaN where missing; not to be changed. */
  float[] column(int feature) {
    return columns[feature];
  }

  /** The class of every row; not to be changed. */
  int[] classes() {
    return classes;
  }

  /** The values of a feature as the contract counts them. */
  double[] values(int feature) {
    float[] column = columns[feature];
    double[] values = new double[column.length];
    for (int row = 0; row < values.length; row++) {
      values[row] = column[row];
    }
    return values;
  }

  /** The values of a feature that are there, ascending. */
  float[] sorted(int feature) {
    float[] values = columns[feature].clone();
    Arrays.sort(values); // missing ones last
    int end = values.length;
    while (end > 0 && Float.isNaN(values[end - 1])) {
      end--;
    }
    return Arrays.copyOf(values, end);
  }
}
