package io.pulseline.generator.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one pass over a column tells: enough to choose its kind, in bounded memory. */
final class ColumnFacts {
  /** Distinct values beyond these are not counted: such a column is no category. */
  static final int MOST_DISTINCT = 2000;

  /** What a program writes for bytes that it could not read. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final double LARGEST_EXACT = 1L << 53;

  private final CsvPlace place;
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Long> wordsForMissing = new TreeMap<>();
  private long damaged;
  private long rows;
  private long present;
  private long presentWhenFull;
  private long numbers;
  private long integers;
  private long monotone;
  private double last = Double.NaN;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private String firstText;
  private long firstTextLine;

  /**
   * @param place of the column's name
   */
  ColumnFacts(CsvPlace place) {
    this.place = place;
  }

  /** Takes the next row's field, which stands for a missing value. */
  void addMissing(String text) {
    rows++;
    if (!text.isEmpty()) {
      wordsForMissing.merge(text, 1L, Long::sum);
    }
  }

  /**
   * Takes the next row's field.
   *
   * @param text a value
   * @param line that the field begins on
   */
  void add(String text, long line) {
    rows++;
    present++;
    damaged += text.indexOf(REPLACEMENT) >= 0 ? 1 : 0;
    double number = Numbers.parse(text);
    if (Double.isNaN(number)) {
      firstTextLine = firstText == null ? line : firstTextLine;
      firstText = firstText == null ? text : firstText;
    } else {
      addNumber(number);
    }
    if (counts.size() < MOST_DISTINCT) {
      counts.merge(text, 1L, Long::sum);
      presentWhenFull = present;
    }
  }

  private void addNumber(double number) {
    numbers++;
    if (number == Math.rint(number) && Math.abs(number) < LARGEST_EXACT) {
      integers++;
    }
    if (number > last || Double.isNaN(last)) {
      monotone++;
    }
    last = number;
    min = Math.min(min, number);
    max = Math.max(max, number);
  }

  String header() {
    return place.header();
  }

  /** Where the column's name is. */
  CsvPlace place() {
    return place;
  }

  long rows() {
    return rows;
  }

  long present() {
    return present;
  }

  double missingShare() {
    return rows == 0 ? 0 : 1 - (double) present / rows;
  }

  /** How often each text, other than an empty one, was taken for a missing value. */
  Map<String, Long> wordsForMissing() {
    return wordsForMissing;
  }

  /** Values that hold the replacement character: a program before lost what stood there. */
  long damaged() {
    return damaged;
  }

  /** The distinct values seen, sorted as texts; in a column of numbers in their shortest form. */
  List<String> values() {
    return new ArrayList<>(distinctCounts().keySet());
  }

  int distinct() {
    return distinctCounts().size();
  }

  long count(String value) {
    return distinctCounts().getOrDefault(value, 0L);
  }

  /** 1 and 1.0 are one number, but two texts. */
  private Map<String, Long> distinctCounts() {
    if (!allNumbers()) {
      return counts;
    }
    Map<String, Long> numberCounts = new TreeMap<>();
    counts.forEach(
        (text, count) -> numberCounts.merge(Numbers.text(Numbers.parse(text)), count, Long::sum));
    return numberCounts;
  }

  /** Distinct values for each present one, among the rows for which they were counted. */
  double distinctShare() {
    return presentWhenFull == 0 ? 0 : (double) distinct() / presentWhenFull;
  }

  boolean allNumbers() {
    return numbers == present;
  }

  boolean allIntegers() {
    return integers == present;
  }

  /** Each number is above the one before it. */
  boolean rising() {
    return monotone == present;
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  /** Says which values keep a column of numbers from being one; empty when it is none at all. */
  String strayTexts() {
    boolean nearlyNumbers = numbers < present && numbers >= 0.8 * present;
    return nearlyNumbers
        ? String.format(
            "%d of %d values are not numbers, the first is '%s' in line %d",
            present - numbers, present, firstText, firstTextLine)
        : "";
  }
}
