package io.pulseline.generator.fit;

/**
 * How a CSV file writes what has no one way of being written.
 *
 * @param missing texts that stand for a missing value
 * @param decimal the mark of numbers that can be read either way; null when nobody said
 */
public record Conventions(MissingTexts missing, DecimalMark decimal) {
  /** What holds when nobody says otherwise. */
  public static final Conventions USUAL = new Conventions(MissingTexts.USUAL, null);
}
