package io.pulseline.serving.plane;

/** What the model says of some rows. */
final class Predictions {
  private final long[] labels;
  private final float[] probabilities;

  /**
   * Predictions for N rows.
   *
   * @param labels code of the target's category, one a row
   * @param probabilities row-major, {@code N × categories of the target}
   */
  Predictions(long[] labels, float[] probabilities) {
    this.labels = labels;
    this.probabilities = probabilities;
  }

  long[] labels() {
    return labels;
  }

  float[] probabilities() {
    return probabilities;
  }
}
