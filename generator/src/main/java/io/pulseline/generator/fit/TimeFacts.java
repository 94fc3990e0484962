package io.pulseline.generator.fit;

import io.pulseline.generator.extras.TimeFormat;
import io.pulseline.generator.extras.TimeTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** In which formats all texts of a column are dates or times. */
final class TimeFacts {
  private static final Pattern LIKE_A_TIME =
      Pattern.compile(
          "\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}([ T].*)?|(.*[ T])?\\d{1,2}:\\d{2}(:\\d{2}.*)?");
  private static final String COMPACT = "uuuuMMdd";

  private List<Candidate> candidates;
  private String firstText;
  private String misfit;
  private long misfitLine;
  private long alike;
  private long texts;

  /** A format, and the span of the texts in it. */
  static final class Candidate {
    private final TimeFormat format;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    Candidate(TimeFormat format) {
      this.format = format;
    }

    private boolean takes(String text) {
      OptionalLong number = format.parse(text);
      // Any number of eight digits could be a date of some year
      boolean likely = !format.pattern().equals(COMPACT) || text.matches("(19|20).*");
      if (number.isEmpty() || !likely) {
        return false;
      }
      first = Math.min(first, number.getAsLong());
      last = Math.max(last, number.getAsLong());
      return true;
    }

    TimeFormat format() {
      return format;
    }

    long first() {
      return first;
    }

    /** The first and the last one as texts. */
    String span(TimeFormat written) {
      return written.text(first) + " to " + written.text(last);
    }

    String expression(TimeFormat written) {
      return TimeTexts.expression(written, first, last);
    }

    private boolean isMonthFirst() {
      return format.pattern().indexOf('M') < format.pattern().indexOf('d');
    }
  }

  /** Takes the next row's text. */
  void add(String text, long line) {
    texts++;
    if (candidates == null) {
      firstText = text;
      candidates =
          new ArrayList<>(
              TimeForms.of(text).stream().map(format -> new Candidate(format)).toList());
    }
    boolean had = !candidates.isEmpty();
    candidates.removeIf(candidate -> !candidate.takes(text));
    if (had && candidates.isEmpty()) {
      misfit = text;
      misfitLine = line;
    }
    boolean undecided = alike > 0 || texts == 1;
    alike += undecided && LIKE_A_TIME.matcher(text).matches() ? 1 : 0;
  }

  /**
   * The likeliest format, null when there is none.
   *
   * @param kind which of day and month is first, when people say so
   */
  Candidate chosen(Kind kind) {
    if (candidates == null) {
      return null;
    }
    return candidates.stream()
        .filter(one -> kind != Kind.DATE_DMY || !one.isMonthFirst())
        .filter(one -> kind != Kind.DATE_MDY || one.isMonthFirst())
        .findFirst()
        .orElse(null);
  }

  /** The format to write in: with the offset of the first text where there are several. */
  TimeFormat written(Candidate chosen) {
    return TimeForms.fixed(chosen.format(), firstText);
  }

  /** Whether days and months could as well change places. */
  boolean ambiguous() {
    return candidates != null
        && candidates.stream()
                .filter(one -> one.format().pattern().contains("d"))
                .map(Candidate::isMonthFirst)
                .distinct()
                .count()
            > 1
        && candidates.stream().noneMatch(one -> one.format().pattern().startsWith("u"));
  }

  /** Why texts that look like times are none; empty when they do not. */
  String misfit() {
    boolean alikeMostly = candidates != null && candidates.isEmpty() && alike >= 0.8 * texts;
    if (!alikeMostly) {
      return "";
    }
    return misfit == null
        ? "looks like dates or times, but '%s' is none".formatted(firstText)
        : "looks like dates or times, but '%s' in line %d is not written as '%s' is"
            .formatted(misfit, misfitLine, firstText);
  }
}
