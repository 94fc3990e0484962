package io.pulseline.generator.fit;

/** What the texts of a column are as numbers that are written with one {@link DecimalMark}. */
final class NumberFacts {
  private static final double LARGEST_EXACT = 1L << 53;

  private final DecimalMark mark;
  private long numbers;
  private long integers;
  private long rising;
  private double last = Double.NaN;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private String unit;
  private boolean plain = true;
  private boolean everyPlus = true;
  private final Decimals decimals = new Decimals();
  private String leadingZero;
  private String tooLong;
  private String otherUnit;

  NumberFacts(DecimalMark mark) {
    this.mark = mark;
  }

  /**
   * The number that a text is.
   *
   * @return NaN when it is none, or too large for a double
   */
  double parse(String text) {
    Figure figure = Figure.of(text).orElse(null);
    String digits = figure == null ? null : mark.plain(figure.digits());
    return digits == null ? Double.NaN : value(figure, digits);
  }

  private static double value(Figure figure, String digits) {
    double value = Double.parseDouble(digits);
    double signed = figure.negative() ? -value : value;
    return Double.isFinite(value) ? signed + 0.0 : Double.NaN;
  }

  /**
   * Takes the next row's text.
   *
   * @param figure what it may be, null when it is nothing like a number
   * @return its number, NaN when it is none
   */
  double add(String text, Figure figure) {
    String digits = figure == null ? null : mark.plain(figure.digits());
    double number = digits == null ? Double.NaN : value(figure, digits);
    if (Double.isNaN(number)) {
      return number;
    }
    numbers++;
    unit = unit == null ? figure.unit() : unit;
    otherUnit = otherUnit == null && !unit.equals(figure.unit()) ? text : otherUnit;
    everyPlus &= figure.plus();
    boolean padded = digits.length() > 1 && digits.charAt(0) == '0' && isDigit(digits.charAt(1));
    leadingZero = leadingZero == null && padded ? text : leadingZero;
    plain &= figure.unit().isEmpty() && digits.equals(figure.digits());
    boolean exponent = digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0;
    boolean whole = number == Math.rint(number);
    if (whole && Math.abs(number) <= LARGEST_EXACT) {
      integers++;
    } else if (whole && !exponent) {
      tooLong = tooLong == null ? text : tooLong;
    }
    decimals.add(text, digits, exponent);
    addToRange(number);
    return number;
  }

  private void addToRange(double number) {
    if (number > last || Double.isNaN(last)) {
      rising++;
    }
    last = number;
    min = Math.min(min, number);
    max = Math.max(max, number);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** How many of the texts are numbers. */
  long numbers() {
    return numbers;
  }

  /** How many are whole ones that a double holds exactly. */
  long integers() {
    return integers;
  }

  /** How many are above the one before. */
  long rising() {
    return rising;
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  /** The currency, percent sign or unit of measure that all have. */
  String unit() {
    return unit == null ? "" : unit;
  }

  boolean isMoney() {
    return Figure.isMoney(unit());
  }

  /** Whether all have a unit that is a word, as kg or months. */
  boolean isMeasured() {
    return !unit().isEmpty() && !unit().equals("%") && !isMoney();
  }

  /** Whether no text has a unit or groups. */
  boolean plain() {
    return plain;
  }

  /** What keeps the texts from being one quantity; empty when nothing does. */
  String mixed() {
    return otherUnit == null ? "" : "has values of different units, as '" + otherUnit + "'";
  }

  /** What numbers would lose of the texts; empty when they come back from their numbers as is. */
  String lost() {
    if (leadingZero != null) {
      return "has leading zeros, as '" + leadingZero + "'";
    }
    if (tooLong != null) {
      return "has more digits than a number keeps, as '" + tooLong + "'";
    }
    if (everyPlus && integers == numbers) {
      return "has a plus before each value, as telephone numbers do";
    }
    return decimals.lost();
  }
}
