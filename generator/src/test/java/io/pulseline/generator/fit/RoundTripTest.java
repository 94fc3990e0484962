package io.pulseline.generator.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.cli.Cli;
import io.pulseline.generator.csv.CsvTable;
import io.pulseline.generator.sample.SampleCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/** Tables of mixed columns: what is generated could stand in them, and is missing as often. */
class RoundTripTest {
  private static final int ROWS = 300;
  private static final int SAMPLED = 10_000;
  private static final double RARE = 0.001;

  /** What a normal variable is beyond two standard errors, to either side. */
  private static final double BEYOND_TWO = 0.0455;

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

  /**
   * Two standard errors hold one column; one of twenty is further off by chance. So of the columns
   * of all tables at most as many may be as luck explains in 999 of 1,000 runs, and the squares,
   * summed as chi-square does, tell whether all are off by a little.
   */
  @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, seed = "7")
  void whatIsGeneratedCouldStandInTheTable(@ForAll @Size(8) List<Long> seeds) throws IOException {
    List<Double> off = new ArrayList<>();
    for (long seed : seeds) {
      off.addAll(errorsOfMissingShares(seed));
    }
    int n = off.size();
    assertThat(off.stream().filter(z -> Math.abs(z) > 2).count())
        .as("columns beyond two standard errors: %s", off)
        .isLessThanOrEqualTo(
            new BinomialDistribution(n, BEYOND_TWO).inverseCumulativeProbability(1 - RARE));
    assertThat(off.stream().mapToDouble(z -> z * z).sum())
        .as("sum of the squares of %s", off)
        .isLessThan(new ChiSquaredDistribution(n).inverseCumulativeProbability(1 - RARE));
  }

  /** Compares a table with what is generated from it; one figure a column that has gaps. */
  private static List<Double> errorsOfMissingShares(long seed) throws IOException {
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
    List<Double> off = new ArrayList<>();
    for (int i = 0; i < sorts.size(); i++) {
      String name = List.of("a", "b", "c", "d", "e").get(i);
      compare(sorts.get(i), column(table, i), texts(sampled, name)).ifPresent(off::add);
    }
    return off;
  }

  /** Returns how many standard errors the share of missing values is off, where there are any. */
  private static OptionalDouble compare(Sort sort, List<String> real, List<String> generated) {
    List<String> present = generated.stream().filter(text -> !text.isEmpty()).toList();
    assertThat(present).allMatch(text -> text.matches(sort.form()), sort.form());
    if (sort.form().startsWith("20")) {
      assertThat(present).allMatch(text -> LocalDate.parse(text).toString().equals(text));
      assertThat(present).isSubsetOf(between(real));
    }
    double missing = real.stream().filter(String::isEmpty).count() / (double) real.size();
    double found = 1 - (double) present.size() / SAMPLED;
    if (missing == 0) {
      assertThat(found).as("missing share of " + sort.form()).isZero();
      return OptionalDouble.empty();
    }
    return OptionalDouble.of((found - missing) / Math.sqrt(missing * (1 - missing) / SAMPLED));
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
