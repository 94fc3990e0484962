package io.pulseline.trainer.table;

/**
 * Rows as a model sees them: raw features and the class of each row.
 *
 * <p>Features are row-major, {@code rows × width} floats, NaN where a value is missing. A class is
 * the position of the row's target value in the target column's categories, {@link #UNKNOWN_CLASS}
 * when it is none of them.
 */
public final class Table {
  public static final int UNKNOWN_CLASS = -1;

  private final int width;
  private final float[] features;
  private final int[] classes;

  /** Takes ownership of both arrays. */
  public Table(int width, float[] features, int[] classes) {
    if (features.length != (long) width * classes.length) {
      throw new IllegalArgumentException(
          features.length + " values are not " + classes.length + " rows of " + width);
    }
    this.width = width;
    this.features = features;
    this.classes = classes;
  }

  public int rows() {
    return classes.length;
  }

  /** Number of features of a row. */
  public int width() {
    return width;
  }

  public float feature(int row, int column) {
    return features[row * width + column];
  }

  public int classOf(int row) {
    return classes[row];
  }

  /** The class of every row; not to be changed. */
  public int[] classes() {
    return classes;
  }

  /** The row-major values; not to be changed. */
  public float[] features() {
    return features;
  }

  /** The values of one column in row order, a copy. */
  public double[] column(int column) {
    double[] values = new double[rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = feature(row, column);
    }
    return values;
  }

  /** How many rows each of {@code k} classes has; rows of an unknown class do not count. */
  public int[] classCounts(int k) {
    int[] counts = new int[k];
    for (int c : classes) {
      if (c != UNKNOWN_CLASS) {
        counts[c]++;
      }
    }
    return counts;
  }

  /** The rows that are marked so, in their order, as a table of its own. */
  public Table select(boolean[] marks, boolean mark) {
    int count = 0;
    for (boolean m : marks) {
      count += m == mark ? 1 : 0;
    }
    float[] selected = new float[count * width];
    int[] selectedClasses = new int[count];
    int to = 0;
    for (int row = 0; row < marks.length; row++) {
      if (marks[row] == mark) {
        System.arraycopy(features, row * width, selected, to * width, width);
        selectedClasses[to++] = classes[row];
      }
    }
    return new Table(width, selected, selectedClasses);
  }

  /** The same classes over other features, for instance transformed ones. */
  public Table withFeatures(int newWidth, float[] newFeatures) {
    return new Table(newWidth, newFeatures, classes);
  }

  /** The class of every row as floats, the form in which XGBoost takes labels. */
  public float[] labels() {
    float[] labels = new float[rows()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = classes[row];
    }
    return labels;
  }
}
