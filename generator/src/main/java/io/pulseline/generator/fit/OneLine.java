package io.pulseline.generator.fit;

/** Texts of a table as they stand in messages. */
final class OneLine {
  private OneLine() {}

  /** The text with each stretch of white space, line breaks among it, as one space. */
  static String of(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
