package io.pulseline.generator.fit;

import io.pulseline.generator.csv.CsvPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What one pass over a column tells: enough to choose its kind, in bounded memory. */
final class ColumnFacts {
  /** Distinct values beyond these are not counted: such a column is no category. */
  static final int MOST_DISTINCT = 2000;

  /** Terms of 36 and 60 months are words rather than amounts. */
  private static final int FEW_MEASURES = 10;

  /** What a program writes for bytes that it could not read. */
  private static final char REPLACEMENT = '\uFFFD';

  private final CsvPlace place;
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Long> wordsForMissing = new TreeMap<>();
  private long damaged;
  private long rows;
  private long present;
  private long presentWhenFull;
  private final NumberFacts point = new NumberFacts(DecimalMark.POINT);
  private final NumberFacts comma = new NumberFacts(DecimalMark.COMMA);
  private NumberFacts numbers = point;
  private final TimeFacts times = new TimeFacts();
  private String eitherWay;
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
    times.add(text, line);
    Figure figure = Figure.of(text).orElse(null);
    double number = point.add(text, figure);
    double other = comma.add(text, figure);
    if (Double.isNaN(number) && Double.isNaN(other)) {
      firstTextLine = firstText == null ? line : firstTextLine;
      firstText = firstText == null ? text : firstText;
    } else if (number != other) {
      eitherWay = eitherWay == null ? text : eitherWay;
    }
    if (counts.size() < MOST_DISTINCT) {
      counts.merge(text, 1L, Long::sum);
      presentWhenFull = present;
    }
  }

  /** The decimal mark that the column is written with beyond doubt, null when there is a doubt. */
  private DecimalMark mark() {
    boolean points = point.numbers() == present;
    boolean commas = comma.numbers() == present;
    if (present == 0 || points == commas) {
      return null;
    }
    return points ? DecimalMark.POINT : DecimalMark.COMMA;
  }

  /**
   * Settles what cannot be told from this column alone: 1,234 and 1.234 are numbers with either
   * mark.
   *
   * @param usual the mark of the other columns of the file, null when they do not tell
   */
  private void settle(DecimalMark usual) {
    DecimalMark own = mark() == null ? usual : mark();
    boolean points = eitherWay != null && eitherWay.indexOf('.') >= 0;
    if (own == null && eitherWay != null && point.isMoney()) {
      // Hardly any currency has three decimals
      own = points ? DecimalMark.COMMA : DecimalMark.POINT;
    }
    numbers = own == DecimalMark.COMMA ? comma : point;
    eitherWay = own == null && !points ? eitherWay : null;
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

  /**
   * Settles the columns of a file, each by itself or else by the mark of the others.
   *
   * @param said what people say of it, null when they do not
   */
  static void settle(List<ColumnFacts> columns, DecimalMark said) {
    List<DecimalMark> marks =
        columns.stream().map(ColumnFacts::mark).filter(Objects::nonNull).distinct().toList();
    DecimalMark usual = said == null && marks.size() == 1 ? marks.get(0) : said;
    columns.forEach(facts -> facts.settle(usual));
  }

  /** Reads and describes the texts of a column of numbers. */
  NumberFacts numbers() {
    return numbers;
  }

  /** Reads and describes the texts of a column of dates. */
  TimeFacts times() {
    return times;
  }

  /** Whether no text came twice, among those that were counted. */
  boolean unique() {
    return present > 0 && counts.size() == presentWhenFull;
  }

  /** The distinct values seen, sorted as texts; in a column of numbers in their shortest form. */
  List<String> values() {
    return new ArrayList<>(distinctCounts().keySet());
  }

  /** The distinct texts seen, sorted, as they are written. */
  List<String> texts() {
    return new ArrayList<>(counts.keySet());
  }

  int distinct() {
    return distinctCounts().size();
  }

  /** How often a value, or its text, was seen. */
  long count(String value) {
    return distinctCounts().getOrDefault(value, counts.getOrDefault(value, 0L));
  }

  /** 1 and 1.0 are one number, but two texts. */
  private Map<String, Long> distinctCounts() {
    if (!allNumbers()) {
      return counts;
    }
    Map<String, Long> numberCounts = new TreeMap<>();
    counts.forEach(
        (text, count) -> numberCounts.merge(Numbers.text(numbers.parse(text)), count, Long::sum));
    return numberCounts;
  }

  /** Distinct values for each present one, among the rows for which they were counted. */
  double distinctShare() {
    return presentWhenFull == 0 ? 0 : (double) distinct() / presentWhenFull;
  }

  /** Whether all are numbers and come back from them as they are written. */
  boolean allNumbers() {
    return canBeNumbers() && whyTexts().isEmpty();
  }

  /** Whether all can be read as numbers, something of their texts perhaps being lost. */
  boolean canBeNumbers() {
    return numbers.numbers() == present && eitherWay == null && numbers.mixed().isEmpty();
  }

  /** Why the texts, though they look like numbers, are kept; empty when they do not or are not. */
  String whyTexts() {
    if (numbers.numbers() < present || present == 0) {
      return "";
    }
    if (eitherWay != null) {
      return "has numbers that can be read in two ways, as '%s': say --decimal . or --decimal ,"
          .formatted(eitherWay);
    }
    if (numbers.mixed().isEmpty() && numbers.isMeasured() && counts.size() <= FEW_MEASURES) {
      return "has few values, as '%s'".formatted(texts().get(0));
    }
    return numbers.mixed().isEmpty() ? numbers.lost() : numbers.mixed();
  }

  boolean allIntegers() {
    return allNumbers() && numbers.integers() == present;
  }

  /** Each number is above the one before it. */
  boolean rising() {
    return numbers.rising() == present;
  }

  double min() {
    return numbers.min();
  }

  double max() {
    return numbers.max();
  }

  /** Says which values keep a column of numbers from being one; empty when it is none at all. */
  String strayTexts() {
    long found = numbers.numbers();
    boolean nearlyNumbers = found < present && found >= 0.8 * present;
    return nearlyNumbers
        ? String.format(
            "has %d of %d values that are not numbers, the first is '%s' in line %d",
            present - found, present, firstText, firstTextLine)
        : "";
  }
}
