package io.pulseline.generator.fit;

import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text that may be a number, taken apart: {@code -$1,234.50}, {@code (1.234,50 €)}, {@code 70 kg}
 * and {@code −3} have a sign, a unit and digits.
 *
 * @param digits with their separators and exponent
 * @param plus whether a plus stands before it
 * @param unit a currency, a percent sign or a unit of measure, empty when there is none
 */
record Figure(String digits, boolean negative, boolean plus, String unit) {
  private static final String MINUS = "\\-\u2212\u2013\uFE63\uFF0D";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<open>\\()?(?<sign>[+SIGN])?\\h?(?<before>[A-Z]{0,3}\\p{Sc}|[A-Z]{3})?\\h?(?<inner>[SIGN])?"
                  .replace("SIGN", MINUS)
              + "(?<digits>[0-9.,](?:[0-9.,'\u2019\\h]*[0-9.,])?(?:[eE][+-]?[0-9]{1,3})?)"
              + "(?<gap>\\h?)(?<after>[A-Z]{0,3}\\p{Sc}|%|[\\p{L}°µ][\\p{L}°µ/²³]{0,11})?"
              + "(?<behind>-)?(?<close>\\))?");

  /** Units that people write without a gap; with one, any word is taken for a unit. */
  private static final Pattern MEASURE =
      Pattern.compile(
          "[kmµ]?g|t|lbs?|oz|[kcmµn]?m[²³]?|mi|ft|in|[mcd]?l|[kMG]?Wh?|[kM]?V|m?A|°[CF]?"
              + "|[kMG]?Hz|[kKMGT]i?B|m?s|min|h|px|rpm|bpm|cc|hp|mph|km/h|m/s|ppm|mmHg");

  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toSet());

  static Optional<Figure> of(String text) {
    if (isPlain(text)) {
      boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
      return Optional.of(
          new Figure(
              signed ? text.substring(1) : text, text.charAt(0) == '-', text.charAt(0) == '+', ""));
    }
    boolean possible = text.chars().anyMatch(c -> c >= '0' && c <= '9');
    Matcher form = FORM.matcher(text);
    if (!possible || !form.matches()) {
      return Optional.empty();
    }
    boolean brackets = form.group("open") != null;
    boolean plus = "+".equals(form.group("sign"));
    int minuses = (form.group("sign") == null || plus ? 0 : 1) + (brackets ? 1 : 0);
    minuses += (form.group("inner") == null ? 0 : 1) + (form.group("behind") == null ? 0 : 1);
    String before = form.group("before") == null ? "" : form.group("before");
    String after = form.group("after") == null ? "" : form.group("after");
    boolean closed = brackets == (form.group("close") != null);
    boolean oneSign = minuses + (plus ? 1 : 0) <= 1;
    boolean oneUnit = before.isEmpty() || after.isEmpty();
    boolean word = !form.group("gap").isEmpty() || MEASURE.matcher(after).matches();
    return closed && oneSign && oneUnit && isUnit(before) && (word || isUnit(after))
        ? Optional.of(new Figure(form.group("digits"), minuses == 1, plus, before + after))
        : Optional.empty();
  }

  /** Nearly all numbers: not worth a regular expression. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean sign = i == 0 && (c == '-' || c == '+') && text.length() > 1;
      if (!sign && c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnit(String text) {
    return text.isEmpty() || text.equals("%") || isMoney(text);
  }

  /** Whether a unit is a currency, by its sign or by its code. */
  static boolean isMoney(String unit) {
    return unit.matches(".*\\p{Sc}") || CURRENCIES.contains(unit);
  }
}
