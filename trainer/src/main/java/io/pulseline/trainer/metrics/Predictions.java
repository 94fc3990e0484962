package io.pulseline.trainer.metrics;

/**
 * What a model says of rows whose classes are known.
 *
 * @param truth class of each row, from 0 to {@code classes} − 1
 * @param probabilities row-major, rows × {@code classes}; none of them NaN
 * @param positive of two classes the one that precision, recall and curves are about
 */
public record Predictions(int[] truth, float[] probabilities, int classes, int positive) {
  public Predictions {
    if (probabilities.length != (long) truth.length * classes) {
      throw new IllegalArgumentException(
          probabilities.length
              + " probabilities are not "
              + truth.length
              + " rows of "
              + classes
              + " classes");
    }
  }

  /** Of two classes the second is positive. */
  public Predictions(int[] truth, float[] probabilities, int classes) {
    this(truth, probabilities, classes, 1);
  }

  public int rows() {
    return truth.length;
  }

  float probability(int row, int c) {
    return probabilities[row * classes + c];
  }
}
