package io.pulseline.generator.extras;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Dates or times of day as they are written in one format. In numbers they are the smallest units
 * that the format shows, counted from 1970 or from midnight: months, days, minutes, seconds or
 * parts of them.
 */
public final class TimeFormat {
  private static final long NANOS_A_DAY = 86_400_000_000_000L;

  private final String pattern;
  private final DateTimeFormatter formatter;
  private final boolean hasDate;
  private final boolean hasTime;
  private final boolean hasDay;
  private final long nanosAUnit;

  /**
   * @param pattern letters of {@link DateTimeFormatter}; two-digit years are those from 1950 on
   * @throws IllegalArgumentException when it is no pattern
   */
  public TimeFormat(String pattern) {
    this.pattern = pattern;
    String letters = pattern.replaceAll("'[^']*'", "");
    this.hasDate = letters.contains("u");
    this.hasDay = letters.contains("d");
    this.hasTime = letters.contains("m");
    int fraction = letters.replaceAll("[^S]", "").length();
    this.nanosAUnit =
        letters.contains("s") ? Math.round(1e9 / Math.pow(10, fraction)) : 60_000_000_000L;
    this.formatter = formatter(pattern);
  }

  private static DateTimeFormatter formatter(String pattern) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
    String rest = pattern.replace("uuuu", "\0");
    int shortYear = rest.indexOf("uu");
    if (shortYear >= 0) {
      append(builder, rest.substring(0, shortYear));
      builder.appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(1950, 1, 1));
      append(builder, rest.substring(shortYear + 2));
    } else {
      append(builder, rest);
    }
    return builder
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT)
        .withChronology(IsoChronology.INSTANCE);
  }

  private static void append(DateTimeFormatterBuilder builder, String pattern) {
    String[] parts = pattern.split("\0", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        // Of four digits exactly, so that it may stand before those of a month
        builder.appendValue(ChronoField.YEAR, 4, 4, SignStyle.NOT_NEGATIVE);
      }
      if (!parts[i].isEmpty()) {
        builder.appendPattern(parts[i]);
      }
    }
  }

  public String pattern() {
    return pattern;
  }

  /** The number of a text, empty when it is not exactly in this format. */
  public OptionalLong parse(String text) {
    try {
      TemporalAccessor parsed = formatter.parse(text);
      OptionalLong number = OptionalLong.of(number(parsed));
      ZoneOffset offset = parsed.query(TemporalQueries.offset());
      return formatter.format(parsed).equals(text) || offset != null
          ? number
          : OptionalLong.empty();
    } catch (DateTimeException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  private long number(TemporalAccessor parsed) {
    if (!hasTime) {
      return hasDay
          ? LocalDate.from(parsed).toEpochDay()
          : YearMonth.from(parsed).getLong(ChronoField.PROLEPTIC_MONTH);
    }
    long units = LocalTime.from(parsed).toNanoOfDay() / nanosAUnit;
    return hasDate
        ? Math.addExact(
            Math.multiplyExact(LocalDate.from(parsed).toEpochDay(), NANOS_A_DAY / nanosAUnit),
            units)
        : units;
  }

  /** The text of a number. */
  public String text(long number) {
    if (!hasTime) {
      return formatter.format(
          hasDay
              ? LocalDate.ofEpochDay(number)
              : YearMonth.of((int) Math.floorDiv(number, 12), Math.floorMod(number, 12) + 1));
    }
    long unitsADay = NANOS_A_DAY / nanosAUnit;
    LocalTime time = LocalTime.ofNanoOfDay(Math.floorMod(number, unitsADay) * nanosAUnit);
    return formatter.format(
        hasDate ? LocalDate.ofEpochDay(Math.floorDiv(number, unitsADay)).atTime(time) : time);
  }
}
