package io.pulseline.generator.fit;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;

/**
 * The regular expression that a list of texts shares when all are the same sequence of runs of
 * digits, capitals, small letters and other characters: {@code HM-0421} and {@code HM-7} give
 * {@code HM-[0-9]{1,4}}. Texts without such runs, like hashes, share the letters they are made of.
 */
final class TextPattern {
  private static final int LONGEST_RUN = 20;
  private static final int LONGEST_HASH = 64;
  private static final int MOST_RUNS = 20;
  private static final List<String> ALPHABETS =
      List.of("[0-9a-f]", "[0-9A-F]", "[0-9a-z]", "[0-9A-Z]", "[0-9A-Za-z]");
  private static final String PLAIN = " _-/:@,;=%&#";
  private static final String BRACKETED = ".()+*?$|";

  private TextPattern() {}

  static Optional<String> of(List<String> values) {
    return values.isEmpty() ? Optional.empty() : ofRuns(values).or(() -> ofAlphabet(values));
  }

  private static Optional<String> ofAlphabet(List<String> values) {
    int shortest = values.stream().mapToInt(String::length).min().orElse(0);
    int longest = values.stream().mapToInt(String::length).max().orElse(0);
    return ALPHABETS.stream()
        .filter(letters -> longest <= LONGEST_HASH)
        .filter(letters -> values.stream().allMatch(value -> value.matches(letters + "+")))
        .map(letters -> times(letters, shortest, longest))
        .findFirst();
  }

  private static Optional<String> ofRuns(List<String> values) {
    List<List<String>> runs = values.stream().map(TextPattern::runs).toList();
    int count = runs.get(0).size();
    if (count > MOST_RUNS || runs.stream().anyMatch(other -> other.size() != count)) {
      return Optional.empty();
    }
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int position = i;
      List<String> column = runs.stream().map(text -> text.get(position)).distinct().toList();
      Optional<String> part = part(column);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      pattern.append(part.get());
    }
    return Optional.of(pattern.toString());
  }

  private static Optional<String> part(List<String> runs) {
    String kind = kind(runs.get(0).charAt(0));
    if (runs.stream().anyMatch(run -> !kind(run.charAt(0)).equals(kind))) {
      return Optional.empty();
    }
    if (runs.size() == 1) {
      return literal(runs.get(0));
    }
    int shortest = runs.stream().mapToInt(String::length).min().orElse(1);
    int longest = runs.stream().mapToInt(String::length).max().orElse(1);
    if (kind.isEmpty() || longest > LONGEST_RUN) {
      return Optional.empty();
    }
    if (kind.equals("[0-9]") && shortest == longest && runs.size() < ColumnFacts.MOST_DISTINCT) {
      return Optional.of(digits(runs, longest));
    }
    if (kind.equals("[0-9]") && runs.stream().noneMatch(run -> run.charAt(0) == '0')) {
      // Numbers, not codes: no leading zeros
      return Optional.of("[1-9]" + times("[0-9]", shortest - 1, longest - 1));
    }
    return Optional.of(times(kind, shortest, longest));
  }

  /** Digits that all runs begin with, the range of the next one, and any digits behind it. */
  private static String digits(List<String> runs, int length) {
    int common = 0;
    while (common < length && range(runs, common).getMin() == range(runs, common).getMax()) {
      common++;
    }
    if (common == length) {
      return runs.get(0);
    }
    IntSummaryStatistics next = range(runs, common);
    int rest = length - common;
    String any = next.getMin() == '0' && next.getMax() == '9' ? times("[0-9]", rest, rest) : "";
    return runs.get(0).substring(0, common)
        + (any.isEmpty()
            ? "[%c-%c]".formatted(next.getMin(), next.getMax()) + times("[0-9]", rest - 1, rest - 1)
            : any);
  }

  private static IntSummaryStatistics range(List<String> runs, int at) {
    return runs.stream().mapToInt(run -> run.charAt(at)).summaryStatistics();
  }

  private static String times(String kind, int least, int most) {
    if (most == 0) {
      return "";
    }
    if (least == most) {
      return most == 1 ? kind : kind + "{" + most + "}";
    }
    return kind + "{" + least + "," + most + "}";
  }

  private static Optional<String> literal(String run) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < run.length(); i++) {
      char c = run.charAt(i);
      if (!kind(c).isEmpty() || PLAIN.indexOf(c) >= 0) {
        escaped.append(c);
      } else if (BRACKETED.indexOf(c) >= 0) {
        escaped.append('[').append(c).append(']');
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(escaped.toString());
  }

  private static List<String> runs(String text) {
    List<String> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= text.length(); i++) {
      if (i == text.length() || !kind(text.charAt(i)).equals(kind(text.charAt(start)))) {
        runs.add(text.substring(start, i));
        start = i;
      }
    }
    return runs;
  }

  /** The class of a character, empty for one that stands for itself. */
  private static String kind(char c) {
    if (c >= '0' && c <= '9') {
      return "[0-9]";
    }
    if (c >= 'A' && c <= 'Z') {
      return "[A-Z]";
    }
    return c >= 'a' && c <= 'z' ? "[a-z]" : "";
  }
}
