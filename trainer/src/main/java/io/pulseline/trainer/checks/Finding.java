package io.pulseline.trainer.checks;

/**
 * What a check found in one column, or in the rows as a whole.
 *
 * @param check what the subject was held against
 * @param subject a column, a class, or the rows
 * @param value what was measured
 * @param threshold the bound that the value crossed, or that it keeps; null when there is none
 * @param text what was found; goes on where the subject ends
 * @param advice what to do about it, as an order; empty where it is all right
 */
public record Finding(
    Rule check,
    String subject,
    Outcome outcome,
    double value,
    Double threshold,
    String text,
    String advice) {

  /** Only {@link #FAILED} stops a training. */
  public enum Outcome {
    PASSED,
    WARNING,
    FAILED
  }

  @Override
  public String toString() {
    return subject + " " + text + (advice.isEmpty() ? "" : " (" + advice + ")");
  }
}
