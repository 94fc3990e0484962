package io.pulseline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.cli.Cli;
import io.pulseline.contract.dataset.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
  @TempDir Path folder;

  @Test
  void leavesADatasetToWhoeverMayReadNewFiles() throws IOException {
    assertThat(fit("cars")).isZero();

    Path ordinary = Files.writeString(folder.resolve("ordinary"), "");
    for (String name : List.of("dataset.yaml", "profile.json")) {
      assertThat(Files.getPosixFilePermissions(folder.resolve("cars").resolve(name)))
          .isEqualTo(Files.getPosixFilePermissions(ordinary));
    }
  }

  @Test
  void fitsAndSamplesATable() throws IOException {
    assertThat(fit("cars")).isZero();
    Path out = folder.resolve("rows.csv");

    assertThat(sample("cars", out, 500, 1)).isZero();

    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(501);
    assertThat(lines.get(0)).isEqualTo("speed,colour,sold");
    assertThat(lines.subList(1, 501)).allMatch(line -> line.matches("\\d+,(|blue|red),(no|yes)"));
    assertThat(lines.subList(1, 501)).anyMatch(line -> line.contains(",,"));
  }

  @Test
  void theSameSeedWritesTheSameFile() throws IOException {
    fit("cars");
    Path one = folder.resolve("one.jsonl");
    Path two = folder.resolve("two.jsonl");
    Path other = folder.resolve("other.jsonl");
    sample("cars", one, 300, 5);
    sample("cars", two, 300, 5);
    sample("cars", other, 300, 6);

    assertThat(two).hasSameBinaryContentAs(one);
    assertThat(Files.readString(other)).isNotEqualTo(Files.readString(one));
  }

  @Test
  void everyJsonLineIsAnObjectOfItsOwn() throws IOException {
    fit("cars");
    Path out = folder.resolve("rows.jsonl");
    sample("cars", out, 50, 1);

    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(50);
    JsonNode row = new ObjectMapper().readTree(lines.get(49));
    assertThat(row.get("speed").isIntegralNumber()).isTrue();
    assertThat(row.get("sold").isTextual()).isTrue();
  }

  @Test
  void doesNotOverwriteADatasetUnlessForced() throws IOException {
    assertThat(fit("cars")).isZero();
    assertThat(fit("cars")).isEqualTo(2);
    assertThat(fit("cars", "--force")).isZero();
  }

  @Test
  void namesADatasetAfterItsFolder() throws IOException {
    fit("My Cars_2");
    assertThat(Datasets.load(folder.resolve("My Cars_2").toString()).name()).isEqualTo("my-cars-2");
    assertThat(fit("x", "--name", "Not A Name")).isEqualTo(2);
  }

  @Test
  void wrongInputEndsWithACode() throws IOException {
    fit("cars");
    assertThat(sample("nowhere", folder.resolve("rows.csv"), 5, 1)).isEqualTo(2);
    assertThat(sample("cars", folder.resolve("rows.xls"), 5, 1)).isEqualTo(2);
    assertThat(sample("cars", folder.resolve("rows.csv"), -5, 1)).isEqualTo(2);
    assertThat(sample("cars", folder.resolve("no/such/folder/rows.csv"), 5, 1)).isEqualTo(2);
    assertThat(run("generate", "sample", "--rows", "5")).isEqualTo(2);
  }

  @Test
  void theBuiltInDatasetGeneratesWithoutAnyFile() throws IOException {
    Path out = folder.resolve("rows.csv");
    String name = Datasets.builtIn().get(0);
    int code = run("generate", "sample", "--dataset", name, "--rows", "9", "--out", out.toString());
    assertThat(code).isZero();
    assertThat(Files.readAllLines(out)).hasSize(10);
  }

  private int fit(String name, String... more) throws IOException {
    StringBuilder csv = new StringBuilder("speed,colour,sold\n");
    for (int i = 0; i < 200; i++) {
      String colour = i % 9 == 0 ? "NA" : i % 2 == 0 ? "red" : "blue";
      csv.append(80 + i * 37 % 101).append(',').append(colour);
      csv.append(',').append(i % 3 == 0 ? "yes" : "no").append('\n');
    }
    Path file = Files.writeString(folder.resolve("cars.csv"), csv);
    List<String> args = new ArrayList<>(List.of("generate", "fit", "--csv", file.toString()));
    args.addAll(List.of("--target", "sold", "--out", folder.resolve(name).toString()));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  private int sample(String name, Path out, long rows, long seed) {
    return run(
        "generate",
        "sample",
        "--dataset",
        folder.resolve(name).toString(),
        "--rows",
        Long.toString(rows),
        "--out",
        out.toString(),
        "--seed",
        Long.toString(seed));
  }

  private static int run(String... args) {
    return Cli.run(new Main(), args);
  }
}
