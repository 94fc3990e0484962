package io.pulseline.trainer.checks;

import java.util.Locale;

/**
 * What a check found in one column, or in the rows as a whole.
 *
 * @param check the rule's name, see {@link Rule#label}
 * @param subject a column, a class, or the rows
 * @param value what was measured
 * @param threshold the bound that the value crossed, or that it keeps; null when there is none
 * @param text what was found; goes on where the subject ends
 * @param advice what to do about it, as an order; empty where it is all right
 */
public record Finding(
    String check,
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
    FAILED;

    /** The word for people. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String toString() {
    return subject + " " + text + (advice.isEmpty() ? "" : " (" + advice + ")");
  }
}
