package io.pulseline.generator.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which texts are numbers, what they are then, and which keep their text. */
class NumberTextsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "39,1 # 40,25 # 39.1 # 40.25",
        "1.234,5 # 1.234.567 # 1234.5 # 1234567",
        "1,234,567 # 12 # 12 # 1234567",
        "$87,835.00 # -$7,479.50 # -7479.5 # 87835",
        "48% # 7 % # 7 # 48",
        "12,50 € # 1.234,00 € # 12.5 # 1234",
        "USD 12.5 # USD 8 # 8 # 12.5",
        "(1,234.50) # 10.25 # -1234.5 # 10.25",
        "−3.5 # 2.25 # -3.5 # 2.25",
        "1 234,5 # 12 # 12 # 1234.5",
        "1’234.5 # 12 # 12 # 1234.5",
        "123- # 45 # -123 # 45",
        "1.5e-07 # 2E+3 # 1.5e-7 # 2000",
        "+3 # -4 # -4 # 3",
        ".5 # 7. # 0.5 # 7",
        "70 kg # 82.5 kg # 70 # 82.5",
        "−5,5 °C # 21 °C # -5.5 # 21",
        "55m² # 120m² # 55 # 120",
      })
  void numbersAreReadAsTheyAreWritten(String a, String b, double min, double max)
      throws IOException {
    NumericColumn x = (NumericColumn) column(a, b, Map.of("x", Kind.FLOAT));
    assertThat(x.min()).isEqualTo(min);
    assertThat(x.max()).isEqualTo(max);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "007 # 501",
        "1.10 # 1.9",
        "1105590074702964383 # 1194940133838111012",
        "$5 # €6",
        "48% # 7",
        "+491234567 # +498765432",
        "1,23,456 # 2,34,567",
        "1-2 # 3-4",
        "0x10 # 0x20",
        "1,2,3 # 3,2,1",
        "36 months # 60 months",
        "12A # 14A",
        "5 AM # 6 PM",
      })
  void textsThatANumberWouldNotKeepAreCategories(String a, String b) throws IOException {
    CategoricalColumn x = (CategoricalColumn) column(a, b, Map.of());
    assertThat(x.type()).isEqualTo(ValueType.STRING);
    assertThat(x.categories()).extracting(c -> c.value()).containsExactlyInAnyOrder(a, b);
  }

  @Test
  void fixedDecimalsAreNumbers() throws IOException {
    String rows = rows(i -> "1." + (10 + i % 80) + "," + i % 2);
    assertThat(fit("x,y\n", rows).choose().get(0)).isEqualTo(numeric("", 1.1, 1.89));
  }

  @Test
  void theUnitIsThatOfTheColumn() throws IOException {
    String rows = rows(i -> "\"$" + i + ",500\"," + i % 2);
    assertThat(fit("x,y\n", rows.replace("$0,500", "$1,500")).choose().get(0))
        .isEqualTo(
            new ColumnChoice.Modelled(
                new NumericColumn("x", ValueType.INTEGER, "$", 1500.0, 159500.0, false)));
  }

  @Test
  void manyAmountsOfOneUnitAreNumbersRatherThanTextsThatLookAlike() throws IOException {
    String rows = rows(i -> 40 + i % 80 + " kg," + i % 2);
    assertThat(fit("x,y\n", rows).choose().get(0))
        .isEqualTo(
            new ColumnChoice.Modelled(
                new NumericColumn("x", ValueType.INTEGER, "kg", 40.0, 119.0, false)));
  }

  @Test
  void fewTextsAmongNumbersAreNamed() throws IOException {
    TableFit unlike = fit("x,y\n", rows(i -> (i % 9 == 8 ? "inf" : "0." + i) + "," + i % 2));
    assertThat(new ColumnReport(unlike, unlike.choose()).lines().get(1))
        .contains("it has 17 of 160 values that are not numbers, the first is 'inf' in line 10:");
    TableFit repeated = fit("x,y\n", rows(i -> (i % 9 == 8 ? "-" : "" + i % 7) + "," + i % 2));
    assertThat(new FitNotices(repeated, repeated.choose()).lines())
        .containsExactly(
            "x is a category, since it has 17 of 160 values that are not numbers, the first is '-'"
                + " in line 10: --missing may name them");
  }

  @Test
  void whatCanBeReadInTwoWaysIsReadAsTheOtherColumnsAre() throws IOException {
    String both = rows(i -> "\"" + (1 + i) + ",234\",\"" + i + ",5\"," + i % 2);
    assertThat(fit("x,other,y\n", both).choose().get(0)).isEqualTo(numeric("", 1.234, 160.234));
    String points = rows(i -> "\"" + (1 + i * 7 % 160) + ",234\"," + i + ".5," + i % 2);
    assertThat(fit("x,other,y\n", points).choose().get(0))
        .isEqualTo(
            new ColumnChoice.Modelled(
                new NumericColumn("x", ValueType.INTEGER, "", 1234.0, 160234.0, false)));
  }

  @Test
  void whatNobodyTellsIsAskedFor() throws IOException {
    String rows = rows(i -> "\"" + (1 + i) + ",234\"," + i % 2);
    TableFit fit = fit("x,y\n", rows);
    assertThat(new ColumnReport(fit, fit.choose()).lines().get(1))
        .contains("can be read in two ways, as '1,234': say --decimal . or --decimal ,");
    assertThatThrownBy(() -> fit.choose(Map.of("x", Kind.FLOAT)))
        .hasMessageContaining("can be read in two ways");

    Conventions comma = new Conventions(MissingTexts.USUAL, DecimalMark.COMMA);
    assertThat(new TableFit(folder.resolve("t.csv"), "y", comma).choose().get(0))
        .isEqualTo(numeric("", 1.234, 160.234));
  }

  @Test
  void longDigitsAndLeadingZerosBecomeIdsThatLookAlike() throws IOException {
    TableFit fit =
        fit(
            "x,zip,y\n",
            rows(i -> "11055900747029" + (64383 + i) + ",00" + (100 + i) + "," + i % 2));
    assertThat(fit.choose().subList(0, 2))
        .allSatisfy(choice -> assertThat(choice).isInstanceOf(ColumnChoice.LookAlike.class));
    assertThat(String.join("\n", new ColumnReport(fit, fit.choose()).lines()))
        .contains("has more digits than a number keeps, as '1105590074702964383'")
        .contains("has leading zeros, as '00100'");
  }

  @Test
  void labelsKeepTheirText() throws IOException {
    TableFit fit = fit("x,y\n", rows(i -> i / 7.0 + ",0" + i % 2));
    CategoricalColumn target = fit.learn("t", fit.choose()).dataset().targetColumn();
    assertThat(target.categories()).extracting(c -> c.value()).containsExactly("00", "01");
  }

  @Test
  void peopleCanMakeANumberOfWhatLosesItsText() throws IOException {
    NumericColumn x = (NumericColumn) column("1.10", "1.9", Map.of("x", Kind.FLOAT));
    assertThat(x.min()).isEqualTo(1.1);
    TableFit fit = fit("x,y\n", "1.10,a\n1.9,b\n".repeat(20));
    assertThat(new FitNotices(fit, fit.choose(Map.of("x", Kind.FLOAT))).lines())
        .containsExactly(
            "x is a number as --types says, though it has zeros at the end of some decimals only,"
                + " as '1.10'");
  }

  /** In a descriptor, of a column in which two texts alternate. */
  private Column column(String a, String b, Map<String, Kind> kinds) throws IOException {
    String rows =
        Stream.of(a, b)
            .map(text -> "\"" + text + "\",")
            .collect(Collectors.joining("0\n", "", "1\n"));
    TableFit fit = fit("x,y\n", rows.repeat(20));
    return fit.learn("t", fit.choose(kinds)).dataset().columns().get(0);
  }

  private static ColumnChoice numeric(String unit, double min, double max) {
    return new ColumnChoice.Modelled(
        new NumericColumn("x", ValueType.FLOAT, unit, min, max, false));
  }

  private TableFit fit(String header, String rows) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), header + rows);
    return new TableFit(file, "y", Conventions.USUAL);
  }

  private static String rows(IntFunction<String> row) {
    return IntStream.range(0, 160).mapToObj(row).collect(Collectors.joining("\n"));
  }
}
