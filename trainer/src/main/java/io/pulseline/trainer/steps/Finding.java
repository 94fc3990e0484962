package io.pulseline.trainer.steps;

/**
 * One finding of {@code validate}.
 *
 * @param subject a column, or the rows as a whole
 */
public record Finding(Outcome outcome, String subject, String text) {

  /** Only {@link #FAILED} stops a training. */
  public enum Outcome {
    PASSED,
    WARNING,
    FAILED
  }

  static Finding passed(String subject, String text) {
    return new Finding(Outcome.PASSED, subject, text);
  }

  static Finding warning(String subject, String text) {
    return new Finding(Outcome.WARNING, subject, text);
  }

  static Finding failed(String subject, String text) {
    return new Finding(Outcome.FAILED, subject, text);
  }

  @Override
  public String toString() {
    return subject + " " + text;
  }
}
