package io.pulseline.generator.extras;

import io.pulseline.generator.copula.Knots;
import io.pulseline.generator.copula.ProfileExtra;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates or times within a span, spread as they were in the table, as far as that is known. */
public final class TimeTexts implements Texts {
  private static final Pattern EXPRESSION =
      Pattern.compile("#\\{Time\\.between '(.*)','([^']*)','([^']*)'\\}");
  private static final int VALUES = 1;

  private final TimeFormat format;
  private final long first;
  private final long last;
  private final ProfileExtra.Times times;
  private final Scatter scatter;

  private TimeTexts(
      TimeFormat format, long first, long last, ProfileExtra.Times times, Scatter scatter) {
    this.format = format;
    this.first = first;
    this.last = last;
    this.times = times;
    this.scatter = scatter;
  }

  /** The expression of dates or times within a span, both ends included. */
  public static String expression(TimeFormat format, long first, long last) {
    return "#{Time.between '%s','%s','%s'}"
        .formatted(format.pattern(), format.text(first), format.text(last));
  }

  /**
   * Those of such an expression, empty when it is another.
   *
   * @param known how they were spread, null when nothing is known
   * @throws IllegalArgumentException when its pattern or its ends are none
   */
  static Optional<Texts> of(String expression, ProfileExtra.Times known, Scatter scatter) {
    Matcher parts = EXPRESSION.matcher(expression);
    if (!parts.matches()) {
      return Optional.empty();
    }
    TimeFormat format = new TimeFormat(parts.group(1));
    OptionalLong first = format.parse(parts.group(2));
    OptionalLong last = format.parse(parts.group(3));
    if (first.isEmpty() || last.isEmpty() || first.getAsLong() > last.getAsLong()) {
      throw new IllegalArgumentException(
          "the span must go from one text to a later one of its format " + format.pattern());
    }
    ProfileExtra.Times spread =
        known != null && known.format().equals(format.pattern())
            ? known
            : even(format, first.getAsLong(), last.getAsLong());
    return Optional.of(new TimeTexts(format, first.getAsLong(), last.getAsLong(), spread, scatter));
  }

  private static ProfileExtra.Times even(TimeFormat format, long first, long last) {
    Knots line = new Knots(new double[] {0, 1}, new double[] {-0.5, last - first + 0.5});
    return new ProfileExtra.Times(format.pattern(), first, 1, line);
  }

  @Override
  public String of(long row) {
    long steps = Math.round(times.steps().inverse(scatter.share(row, VALUES)));
    long number = times.from() + steps * times.step();
    return format.text(Math.min(last, Math.max(first, number)));
  }
}
