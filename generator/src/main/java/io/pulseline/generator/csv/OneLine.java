package io.pulseline.generator.csv;

/** Texts of a table as they stand in messages. */
public final class OneLine {
  private OneLine() {}

  /** The text with each stretch of white space, line breaks among it, as one space. */
  public static String of(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
