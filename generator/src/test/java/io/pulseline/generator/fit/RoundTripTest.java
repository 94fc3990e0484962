package io.pulseline.generator.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.cli.Cli;
import io.pulseline.generator.csv.CsvTable;
import io.pulseline.generator.sample.SampleCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Tables of mixed columns: what is generated could stand in them, and is missing as often. */
class RoundTripTest {
  private static final int ROWS = 300;
  private static final int SAMPLED = 4000;

  /** A kind of column: how it writes a row, and whether a text could stand in it. */
  private record Sort(String form, Function<SplittableRandom, String> text) {}

  private static final List<Sort> SORTS =
      List.of(
          new Sort("-?\\d+\\.\\d{1,2}", r -> "%.2f".formatted(5 * r.nextDouble() - 2)),
          new Sort("\\d{1,3}", r -> "" + r.nextInt(900)),
          new Sort("0\\d{2}", r -> "%03d".formatted(r.nextInt(9))),
          new Sort("red|green|blue", r -> List.of("red", "green", "blue").get(r.nextInt(3))),
          new Sort("1\\.(1|10|9)", r -> List.of("1.1", "1.10", "1.9").get(r.nextInt(3))),
          new Sort("11055900747029\\d{5}", r -> "11055900747029" + (10000 + r.nextInt(90000))),
          new Sort("K-\\d{5}", r -> "K-%05d".formatted(r.nextInt(100_000))),
          new Sort("20(19|2[0-3])-\\d\\d-\\d\\d", RoundTripTest::date));

  private static String date(SplittableRandom random) {
    return LocalDate.of(2019, 3, 1).plusDays(random.nextInt(1500)).toString();
  }

  @Property(tries = 8, seed = "7")
  void whatIsGeneratedCouldStandInTheTable(@ForAll long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<Sort> sorts = new ArrayList<>();
    List<Double> gaps = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      sorts.add(SORTS.get(i == 0 ? 0 : random.nextInt(SORTS.size())));
      gaps.add(random.nextBoolean() ? 0 : 0.4 * random.nextDouble());
    }
    List<List<String>> table = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < sorts.size(); i++) {
        String text = sorts.get(i).text().apply(random);
        fields.add(random.nextDouble() < gaps.get(i) ? "" : text);
      }
      fields.add(row % 2 == 0 ? "yes" : "no");
      table.add(fields);
    }
    Path folder = Files.createTempDirectory("round-trip");
    Path csv = folder.resolve("table.csv");
    Files.writeString(csv, "a,b,c,d,e,y\n" + lines(table));
    String dataset = folder.resolve("set").toString();
    run(new FitCommand(), "--csv", csv.toString(), "--target", "y", "--out", dataset);
    Path out = folder.resolve("rows.csv");
    run(new SampleCommand(), "--dataset", dataset, "--rows", "" + SAMPLED, "--out", out.toString());

    CsvTable sampled = new CsvTable(out);
    assertThat(new TreeSet<>(sampled.header())).isEqualTo(Set.of("a", "b", "c", "d", "e", "y"));
    for (int i = 0; i < sorts.size(); i++) {
      compare(
          sorts.get(i), column(table, i), texts(sampled, List.of("a", "b", "c", "d", "e").get(i)));
    }
  }

  private static void compare(Sort sort, List<String> real, List<String> generated) {
    List<String> present = generated.stream().filter(text -> !text.isEmpty()).toList();
    assertThat(present).allMatch(text -> text.matches(sort.form()), sort.form());
    if (sort.form().startsWith("20")) {
      assertThat(present).allMatch(text -> LocalDate.parse(text).toString().equals(text));
      assertThat(present).isSubsetOf(between(real));
    }
    double missing = real.stream().filter(String::isEmpty).count() / (double) real.size();
    double error = Math.sqrt(missing * (1 - missing) / SAMPLED);
    assertThat(1 - (double) present.size() / SAMPLED)
        .as("missing share of " + sort.form())
        .isCloseTo(missing, within(3 * error + 1e-9));
  }

  private static List<String> between(List<String> dates) {
    List<LocalDate> sorted =
        dates.stream().filter(text -> !text.isEmpty()).map(LocalDate::parse).sorted().toList();
    return sorted
        .get(0)
        .datesUntil(sorted.get(sorted.size() - 1).plusDays(1))
        .map(LocalDate::toString)
        .toList();
  }

  private static List<String> column(List<List<String>> table, int column) {
    return table.stream().map(row -> row.get(column)).toList();
  }

  private static List<String> texts(CsvTable csv, String name) {
    List<String> texts = new ArrayList<>();
    int column = csv.header().indexOf(name);
    csv.forEachRow((fields, lines) -> texts.add(fields[column]));
    return texts;
  }

  private static String lines(List<List<String>> table) {
    return table.stream().map(row -> String.join(",", row) + "\n").collect(Collectors.joining());
  }

  private static void run(Object command, String... args) {
    assertThat(Cli.run(command, args)).isZero();
  }
}
