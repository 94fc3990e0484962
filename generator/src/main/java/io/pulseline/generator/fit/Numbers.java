package io.pulseline.generator.fit;

/** Numbers as they stand in CSV files. */
final class Numbers {
  private Numbers() {}

  /** The finite decimal number that a text is, else NaN. */
  static double parse(String text) {
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    boolean possible =
        (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
    // Double.parseDouble would also take 1d, 1f and hexadecimal
    boolean ends = (last >= '0' && last <= '9') || last == '.';
    if (!possible || !ends || text.indexOf('x') >= 0) {
      return Double.NaN;
    }
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? number + 0.0 : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The shortest text of a number; integers have no point. */
  static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
