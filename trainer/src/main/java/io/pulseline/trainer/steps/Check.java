package io.pulseline.trainer.steps;

/**
 * One finding of {@code validate}.
 *
 * @param subject a column, or the rows as a whole
 */
public record Check(Outcome outcome, String subject, String finding) {

  /** Only {@link #FAILED} stops a training. */
  public enum Outcome {
    PASSED,
    WARNING,
    FAILED
  }

  static Check passed(String subject, String finding) {
    return new Check(Outcome.PASSED, subject, finding);
  }

  static Check warning(String subject, String finding) {
    return new Check(Outcome.WARNING, subject, finding);
  }

  static Check failed(String subject, String finding) {
    return new Check(Outcome.FAILED, subject, finding);
  }

  @Override
  public String toString() {
    return subject + " " + finding;
  }
}
