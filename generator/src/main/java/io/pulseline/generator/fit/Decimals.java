package io.pulseline.generator.fit;

/**
 * Whether zeros at the end of decimals are a column's way of writing numbers, or a part of what a
 * text says: 1.10 is written so among 1.25 and 2.50, but is another version than 1.1.
 */
final class Decimals {
  private int fewest = Integer.MAX_VALUE;
  private int most;
  private String zeroAtEnd;

  /**
   * Takes the next number.
   *
   * @param digits with a point before its decimals
   */
  void add(String text, String digits, boolean exponent) {
    int point = digits.indexOf('.');
    int count = point < 0 || exponent ? 0 : digits.length() - point - 1;
    if (count == 0) {
      return;
    }
    fewest = Math.min(fewest, count);
    most = Math.max(most, count);
    boolean zero = digits.charAt(digits.length() - 1) == '0';
    // A whole number with one zero, 3.0, is how programs write floats
    if (zero && count > 1) {
      zeroAtEnd = zeroAtEnd == null ? text : zeroAtEnd;
    }
  }

  /** What numbers would lose of the texts, empty when nothing. */
  String lost() {
    return zeroAtEnd != null && fewest != most
        ? "has zeros at the end of some decimals only, as '" + zeroAtEnd + "'"
        : "";
  }
}
