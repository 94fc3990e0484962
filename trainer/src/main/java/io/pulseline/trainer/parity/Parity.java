package io.pulseline.trainer.parity;

/**
 * How far an ONNX graph is from the model that it was written from.
 *
 * @param rows how many rows both have scored
 * @param maxDifference largest difference of a probability; NaN where one of the two was none
 * @param differentLabels rows with different labels, but for those where the likeliest two are tied
 */
public record Parity(long rows, double maxDifference, long differentLabels) {
  /** Largest difference that is taken for rounding. */
  public static final double TOLERANCE = 1e-5;

  static final Parity NOTHING = new Parity(0, 0, 0);

  /** Over these rows and others. */
  public Parity and(Parity other) {
    return new Parity(
        rows + other.rows,
        Math.max(maxDifference, other.maxDifference),
        differentLabels + other.differentLabels);
  }

  /** Whether the graph may stand for the model. */
  public boolean holds() {
    return differentLabels == 0 && maxDifference <= TOLERANCE;
  }
}
