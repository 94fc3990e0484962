package io.pulseline.generator.copula;

/**
 * What is known of an extra: nothing of its values but how they are spread.
 *
 * @param missing share of the rows without a value
 * @param unique whether no value came twice
 * @param times of dates and times, null for other extras
 */
public record ProfileExtra(String name, double missing, boolean unique, Times times) {

  /** An extra that was not in the table. */
  public static ProfileExtra unknown(String name) {
    return new ProfileExtra(name, 0, false, null);
  }

  /**
   * How dates or times are spread.
   *
   * @param format that they are counted in
   * @param from the number of the first one
   * @param step between any two of them there are so many, or a multiple
   * @param steps the inverse of their distribution function, in steps from the first one
   */
  public record Times(String format, long from, long step, Knots steps) {}
}
