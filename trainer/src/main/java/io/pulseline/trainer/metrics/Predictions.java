package io.pulseline.trainer.metrics;

/** What a model says of rows whose classes are known. */
public final class Predictions {
  private final int[] truth;
  private final float[] probabilities;
  private final int classes;
  private final int positive;

  /**
   * Takes ownership of both arrays.
   *
   * @param truth class of each row, from 0 to {@code classes} − 1
   * @param probabilities row-major, rows × {@code classes}; none of them NaN
   * @param positive of two classes the one that precision, recall and curves are about
   */
  public Predictions(int[] truth, float[] probabilities, int classes, int positive) {
    if (probabilities.length != (long) truth.length * classes) {
      throw new IllegalArgumentException(
          probabilities.length
              + " probabilities are not "
              + truth.length
              + " rows of "
              + classes
              + " classes");
    }
    this.truth = truth;
    this.probabilities = probabilities;
    this.classes = classes;
    this.positive = positive;
  }

  /** Of two classes the second is positive. */
  public Predictions(int[] truth, float[] probabilities, int classes) {
    this(truth, probabilities, classes, 1);
  }

  public int rows() {
    return truth.length;
  }

  /** The class of each row; not to be changed. */
  public int[] truth() {
    return truth;
  }

  /** Row-major, rows × {@link #classes()}; not to be changed. */
  public float[] probabilities() {
    return probabilities;
  }

  public int classes() {
    return classes;
  }

  public int positive() {
    return positive;
  }

  float probability(int row, int c) {
    return probabilities[row * classes + c];
  }
}
