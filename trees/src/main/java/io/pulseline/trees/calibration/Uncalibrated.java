package io.pulseline.trees.calibration;

/** The probabilities that the trees were boosted for: sigmoid of a margin, softmax of several. */
public record Uncalibrated() implements Calibration {
  static final String NAME = "none";

  @Override
  public String label() {
    return NAME;
  }

  @Override
  public float[] probabilities(float[] margins, int classes) {
    return Platt.identity(classes).probabilities(margins, classes);
  }
}
