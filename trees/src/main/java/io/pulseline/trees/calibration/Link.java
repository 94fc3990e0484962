package io.pulseline.trees.calibration;

/** The functions that XGBoost's objectives put behind the margins. */
public final class Link {
  private Link() {}

  public static double sigmoid(double margin) {
    return 1 / (1 + Math.exp(-margin));
  }

  /**
   * Replaces the margins of a row by probabilities: a softmax, or for two classes, with the first
   * one's margin 0, the same as a sigmoid.
   */
  public static void softmax(double[] row) {
    double max = Double.NEGATIVE_INFINITY;
    for (double margin : row) {
      max = Math.max(max, margin);
    }
    double sum = 0;
    for (int k = 0; k < row.length; k++) {
      row[k] = Math.exp(row[k] - max);
      sum += row[k];
    }
    for (int k = 0; k < row.length; k++) {
      row[k] /= sum;
    }
  }
}
