package io.pulseline.generator.fit;

/** What stands before the decimals of a number; the other one may stand between its thousands. */
public enum DecimalMark {
  POINT('.', ','),
  COMMA(',', '.');

  private static final String OTHER_GROUPS = "'\u2019 \u00A0\u2009\u202F";

  private final char mark;
  private final char group;

  DecimalMark(char mark, char group) {
    this.mark = mark;
    this.group = group;
  }

  /** As people write it. */
  char character() {
    return mark;
  }

  /**
   * Digits as Java writes them: no groups, a point before the decimals.
   *
   * @return null when they are not written with this mark
   */
  String plain(String digits) {
    StringBuilder plain = new StringBuilder(digits.length());
    int at = integerPart(digits, plain);
    if (at < 0) {
      return null;
    }
    if (at < digits.length() && digits.charAt(at) == mark) {
      plain.append('.');
      for (at++; at < digits.length() && isDigit(digits.charAt(at)); at++) {
        plain.append(digits.charAt(at));
      }
    }
    boolean exponent = at < digits.length() && "eE".indexOf(digits.charAt(at)) >= 0;
    boolean empty = plain.isEmpty() || plain.toString().equals(".");
    if (empty || (at < digits.length() && !exponent)) {
      return null;
    }
    return plain.append(digits, at, digits.length()).toString();
  }

  /** Where it ends, -1 when its groups are none: thousands have three digits each. */
  private int integerPart(String digits, StringBuilder plain) {
    char separator = 0;
    int run = 0;
    int at = 0;
    for (; at < digits.length(); at++) {
      char c = digits.charAt(at);
      if (isDigit(c)) {
        plain.append(c);
        run++;
      } else if (c == group || OTHER_GROUPS.indexOf(c) >= 0) {
        boolean first = separator == 0 && run >= 1 && run <= 3 && plain.charAt(0) != '0';
        if (!first && (c != separator || run != 3)) {
          return -1;
        }
        separator = c;
        run = 0;
      } else {
        break;
      }
    }
    return separator != 0 && run != 3 ? -1 : at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
