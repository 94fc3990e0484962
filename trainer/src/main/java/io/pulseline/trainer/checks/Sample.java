package io.pulseline.trainer.checks;

import io.pulseline.trainer.table.Table;
import java.util.Arrays;

/**
 * Rows at equal distances, as many as questions about distributions need: shares and AUCs of a
 * hundred thousand rows are within some thousandths of those of all.
 *
 * @param columns values by feature, NaN where missing
 * @param classes by row
 */
record Sample(float[][] columns, int[] classes) {
  static final int MOST = 100_000;

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

  int rows() {
    return classes.length;
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
