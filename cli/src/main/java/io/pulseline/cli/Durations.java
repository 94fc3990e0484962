package io.pulseline.cli;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: 500ms, 2s, 1m or 1min, 3h, 7d. */
public final class Durations {
  /** Longer than anyone waits, and short enough for nanoseconds in a long: a hundred years. */
  private static final BigInteger LONGEST_MILLIS =
      BigInteger.valueOf(Duration.ofDays(36_500).toMillis());

  private static final Pattern FORM = Pattern.compile("([0-9]+) ?(ms|s|m|min|h|d)");

  private Durations() {}

  /** Empty when the text is none, or one of more than a hundred years. */
  public static Optional<Duration> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    BigInteger millis =
        new BigInteger(form.group(1)).multiply(BigInteger.valueOf(unit(form.group(2)).toMillis()));
    return millis.compareTo(LONGEST_MILLIS) > 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(millis.longValueExact()));
  }

  private static Duration unit(String name) {
    return switch (name) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "h" -> Duration.ofHours(1);
      case "d" -> Duration.ofDays(1);
      default -> Duration.ofMinutes(1);
    };
  }
}
