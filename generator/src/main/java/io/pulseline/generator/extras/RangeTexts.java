package io.pulseline.generator.extras;

import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole numbers of a range as texts; none comes again before all have come. */
public record RangeTexts(long from, LongUnaryOperator numbers) implements Texts {
  private static final Pattern EXPRESSION =
      Pattern.compile(
          "#\\{Number\\.numberBetween '(-?\\d{1,18}|\\d{19})','(-?\\d{1,18}|\\d{19})'\\}");

  /** Those of an expression of Datafaker's, whose second bound is not included. */
  static Optional<Texts> of(String expression, Scatter scatter) {
    Matcher bounds = EXPRESSION.matcher(expression);
    if (!bounds.matches()) {
      return Optional.empty();
    }
    long from = Long.parseLong(bounds.group(1));
    long count = Long.parseLong(bounds.group(2)) - from;
    return count > 0
        ? Optional.of(new RangeTexts(from, scatter.distinct(count)))
        : Optional.empty();
  }

  /** The expression of the numbers from a least to a largest one. */
  public static String expression(long least, long largest) {
    return "#{Number.numberBetween '%d','%d'}".formatted(least, largest + 1);
  }

  @Override
  public String of(long row) {
    return Long.toString(from + numbers.applyAsLong(row));
  }
}
