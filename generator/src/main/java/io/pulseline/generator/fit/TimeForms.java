package io.pulseline.generator.fit;

import io.pulseline.generator.extras.TimeFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formats that a text may be a date, a time of day, or both in. */
final class TimeForms {
  private static final List<String> DATES = dates();
  private static final Pattern TIME =
      Pattern.compile(
          "(?<date>.*?)(?<gap>[T :,_]*)(?<hour>\\d{1,2}):\\d{2}(?<second>:\\d{2}(?:(?<point>[.,])"
              + "(?<fraction>\\d{1,9}))?)?(?<half>\\h?[AP]M)?(?<zone>\\h?(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2}))?");

  private TimeForms() {}

  private static List<String> dates() {
    List<String> dates = new ArrayList<>(List.of("uuuuMMdd"));
    for (String year : List.of("uuuu", "uu")) {
      for (String between : List.of("-", "/", ".", " ")) {
        for (String month : List.of("MM", "M", "MMM", "MMMM")) {
          String day = month.length() == 1 ? "d" : "dd";
          dates.add(year + between + month + between + day);
          // Abroad the day is first, with strokes the month may be
          dates.add(day + between + month + between + year);
          dates.add(month + between + day + between + year);
          if (month.length() > 2) {
            dates.add("d" + between + month + between + year);
          }
        }
      }
      for (String month : List.of("MMM", "MMMM")) {
        dates.add(month + " dd, " + year);
        dates.add(month + " d, " + year);
      }
    }
    dates.addAll(List.of("uuuu-MM", "uuuu/MM", "MM/uuuu", "MM.uuuu", "MMM uuuu", "MMMM uuuu"));
    return List.copyOf(dates);
  }

  /** All of them, the likelier ones first. */
  static List<TimeFormat> of(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return DATES.stream()
          .map(TimeFormat::new)
          .filter(format -> format.parse(text).isPresent())
          .toList();
    }
    String date = time.group("date");
    List<String> dates =
        date.isEmpty()
            ? List.of("")
            : DATES.stream()
                .filter(pattern -> pattern.contains("d"))
                .filter(pattern -> new TimeFormat(pattern).parse(date).isPresent())
                .toList();
    String zone = time.group("zone") == null ? "" : time.group("zone");
    List<TimeFormat> formats = new ArrayList<>();
    for (String before : dates) {
      for (String hour : time.group("half") == null ? List.of("HH", "H") : List.of("hh", "h")) {
        String local = before + literal(time.group("gap")) + clock(time, hour);
        formats.add(new TimeFormat(local + literal(zone)));
        if (zone.matches("\\h?[+-].*")) {
          formats.add(new TimeFormat(local + offset(zone)));
        }
      }
    }
    return formats.stream().filter(format -> format.parse(text).isPresent()).toList();
  }

  private static String clock(Matcher time, String hour) {
    String fraction = time.group("fraction");
    String half = time.group("half");
    return hour
        + ":mm"
        + (time.group("second") == null ? "" : ":ss")
        + (fraction == null ? "" : literal(time.group("point")) + "S".repeat(fraction.length()))
        + (half == null ? "" : literal(half.substring(0, half.length() - 2)) + "a");
  }

  private static String offset(String zone) {
    return literal(zone.substring(0, zone.indexOf(zone.strip())))
        + (zone.contains(":") ? "xxx" : "xx");
  }

  /** The format that writes the offset of a text where another one reads any. */
  static TimeFormat fixed(TimeFormat format, String text) {
    String pattern = format.pattern();
    Matcher zone = Pattern.compile("[+-]\\d{2}:?\\d{2}$").matcher(text);
    return pattern.endsWith("x") && zone.find()
        ? new TimeFormat(pattern.replaceFirst("x+$", literal(zone.group())))
        : format;
  }

  private static String literal(String text) {
    return text.isEmpty() ? "" : "'" + text + "'";
  }
}
