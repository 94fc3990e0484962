package io.pulseline.schemas;

/** A schema by which no records can be read. */
final class UnreadableSchemaException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong with it, for people
   */
  UnreadableSchemaException(String message) {
    super(message);
  }
}
