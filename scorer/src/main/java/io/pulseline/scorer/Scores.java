package io.pulseline.scorer;

/**
 * What a model says about some rows. One instance is meant to be filled again and again; it grows
 * when needed and never shrinks, so its arrays may be longer than the last result.
 */
public final class Scores {
  private int rows;
  private int classes;
  private long[] labels = new long[0];
  private float[] probabilities = new float[0];

  /** Number of rows of the last result. */
  public int rows() {
    return rows;
  }

  /** Number of classes, K. */
  public int classes() {
    return classes;
  }

  /** The label of a row's likeliest target category; see {@code Signature#label}. */
  public long label(int row) {
    return labels[row];
  }

  /** The probability that a row is of the category at a position of the target's categories. */
  public float probability(int row, int category) {
    return probabilities[row * classes + category];
  }

  /** Of all rows; the first {@link #rows()} are valid. Not to be changed. */
  public long[] labels() {
    return labels;
  }

  /** Row-major; the first {@link #rows()} × {@link #classes()} are valid. Not to be changed. */
  public float[] probabilities() {
    return probabilities;
  }

  void take(Batch batch) {
    rows = batch.rows();
    classes = batch.classes();
    if (labels.length < rows) {
      labels = new long[rows];
    }
    if (probabilities.length < rows * classes) {
      probabilities = new float[rows * classes];
    }
    batch.copyTo(labels, probabilities);
  }
}
