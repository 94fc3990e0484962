package io.pulseline.contract;

/**
 * A problem that the person at the keyboard can solve. Its message is one line: what is wrong,
 * where, and what to do. Command lines print it without a stack trace and end with exit code 2.
 */
public final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UserException(String message) {
    super(message);
  }

  public UserException(String message, Throwable cause) {
    super(message, cause);
  }
}
