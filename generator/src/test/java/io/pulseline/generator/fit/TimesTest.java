package io.pulseline.generator.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.generator.extras.ExtraValues;
import io.pulseline.generator.extras.TimeFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates and times are found, and come again in their format, their span and as often. */
class TimesTest {
  private static final int ROWS = 400;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uuuu-MM-dd",
        "dd.MM.uuuu",
        "d/M/uuuu",
        "M/d/uu",
        "uuuuMMdd",
        "dd-MMM-uuuu",
        "MMMM d, uuuu",
        "uuuu-MM-dd HH:mm:ss",
        "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'",
        "dd/MMM/uuuu:HH:mm:ss '+0000'",
        "HH:mm",
        "h:mm:ss a",
      })
  void generatedTimesCouldStandInTheTable(String pattern) throws IOException {
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    LocalDateTime start = LocalDateTime.of(2023, 1, 1, 0, 0);
    SplittableRandom random = new SplittableRandom(1);
    List<String> texts =
        random
            .doubles(ROWS)
            .mapToObj(u -> start.plusSeconds((long) (365 * 86400 * u * u)).format(format))
            .toList();
    TableFit fit = fit(i -> '"' + texts.get(i) + '"');
    ColumnChoice.Times times = (ColumnChoice.Times) fit.choose().get(0);
    TimeFormat read = times.read();
    assertThat(texts).allMatch(text -> read.parse(text).isPresent());

    List<String> generated = generated(fit, fit.choose());
    long[] before = numbers(read, texts);
    long[] after = numbers(read, generated);
    assertThat(after[0]).isGreaterThanOrEqualTo(before[0]);
    assertThat(after[after.length - 1]).isLessThanOrEqualTo(before[before.length - 1]);
    for (int quarter = 1; quarter < 4; quarter++) {
      double span = before[before.length - 1] - before[0];
      assertThat((after[quarter * after.length / 4] - before[quarter * before.length / 4]) / span)
          .as("quarter %d of the times", quarter)
          .isBetween(-0.05, 0.05);
    }
  }

  @Test
  void onlyWholeStepsAreGenerated() throws IOException {
    TableFit fit = fit(i -> "2023-0%d-%02d 00:00:00".formatted(1 + i % 9, 1 + i % 28));
    assertThat(generated(fit, fit.choose())).allMatch(text -> text.endsWith(" 00:00:00"));
  }

  @Test
  void severalOffsetsAreReadAndOneIsWritten() throws IOException {
    TableFit fit =
        fit(i -> "2023-%02d-03T1%d:00:00+0%d:00".formatted(1 + i % 12, i % 10, 1 + i % 2));
    assertThat(generated(fit, fit.choose()))
        .allMatch(text -> text.matches("2023-\\d\\d-\\d\\dT\\d\\d:00:00\\+01:00"));
  }

  @Test
  void peopleSayWhichOfDayAndMonthIsFirst() throws IOException {
    TableFit fit = fit(i -> "%02d/%02d/2023".formatted(1 + i % 12, 1 + i % 11));
    assertThat(new FitNotices(fit, fit.choose()).lines().get(0))
        .contains("x: day and month could change places");
    assertThat(
            ((ColumnChoice.Times) fit.choose(Map.of("x", Kind.DATE_MDY)).get(0)).read().pattern())
        .isEqualTo("MM/dd/uuuu");
    assertThat(
            ((ColumnChoice.Times) fit.choose(Map.of("x", Kind.DATE_DMY)).get(0)).read().pattern())
        .isEqualTo("dd/MM/uuuu");
  }

  @Test
  void whatOnlyLooksLikeTimesIsLeftOutWithItsReason() throws IOException {
    TableFit fit =
        fit(i -> (i == 300 ? "2023-02-30" : "2023-0%d-%02d".formatted(1 + i % 9, 1 + i % 28)));
    assertThat(new ColumnReport(fit, fit.choose()).lines().get(1))
        .contains("left out")
        .contains("'2023-02-30' in line 302 is not written as '2023-01-01' is");
    assertThatThrownBy(() -> fit.choose(Map.of("x", Kind.DATE)))
        .hasMessageContaining("'2023-02-30' in line 302");
  }

  @Test
  void aFewDatesAreACategoryUnlessPeopleSayOtherwise() throws IOException {
    TableFit fit = fit(i -> "2023-0%d-01".formatted(1 + i % 4));
    assertThat(fit.choose().get(0)).isInstanceOf(ColumnChoice.Modelled.class);
    assertThat(fit.choose(Map.of("x", Kind.DATE)).get(0)).isInstanceOf(ColumnChoice.Times.class);
  }

  private static List<String> generated(TableFit fit, List<ColumnChoice> choices) {
    TableFit.Learned learned = fit.learn("t", choices);
    ExtraValues extras = new ExtraValues(learned.dataset(), learned.profile(), 1, Locale.ENGLISH);
    String[] row = new String[1];
    return IntStream.range(0, 2000)
        .mapToObj(
            i -> {
              extras.fill(i, row);
              return row[0];
            })
        .toList();
  }

  private static long[] numbers(TimeFormat format, List<String> texts) {
    return texts.stream().mapToLong(text -> format.parse(text).orElseThrow()).sorted().toArray();
  }

  private TableFit fit(IntFunction<String> field) throws IOException {
    String rows =
        IntStream.range(0, ROWS)
            .mapToObj(i -> field.apply(i) + "," + i % 7 / 4.0 + "," + i % 2 + "\n")
            .collect(Collectors.joining());
    Path file = Files.writeString(folder.resolve("times.csv"), "x,z,y\n" + rows);
    return new TableFit(file, "y", Conventions.USUAL);
  }
}
