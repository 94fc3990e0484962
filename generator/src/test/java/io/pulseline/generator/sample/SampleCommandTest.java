package io.pulseline.generator.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleCommandTest {
  @TempDir Path folder;

  @Test
  void writesOnlyRowsThatMeetAllConditions() throws IOException {
    Path out = folder.resolve("rows.csv");
    assertThat(sample(out, 2000, "--where", "sex=female", "--where", "age>60")).isZero();

    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(2001);
    assertThat(lines.subList(1, 2001)).allMatch(line -> line.matches("(6[1-9]|7\\d),0,.*"));
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    Path one = folder.resolve("one.parquet");
    Path three = folder.resolve("three.parquet");
    sample(one, 5000, "--threads", "1");
    sample(three, 5000, "--threads", "3");
    assertThat(three).hasSameBinaryContentAs(one);
  }

  @Test
  void theLocaleChangesTheExtrasOnly() throws IOException {
    Path english = folder.resolve("en.csv");
    Path german = folder.resolve("de.csv");
    sample(english, 300);
    sample(german, 300, "--locale", "de");
    assertThat(modelled(german)).isEqualTo(modelled(english));
    assertThat(Files.readString(german)).isNotEqualTo(Files.readString(english));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--threads=0", "--where=agee=3", "--where=age>200", "--locale=?", "--rows=-1"})
  void wrongOptionsLeaveNoFile(String option) {
    assertThat(sample(folder.resolve("rows.csv"), 10, option)).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
  }

  private static List<String> modelled(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.replaceFirst("(([^,]*,){14}).*", "$1"))
        .toList();
  }

  private int sample(Path out, int rows, String... more) {
    List<String> args = new ArrayList<>(List.of("--dataset"));
    args.addAll(List.of("heart-disease", "--out", out.toString()));
    if (!List.of(more).contains("--rows=-1")) {
      args.addAll(List.of("--rows", "" + rows));
    }
    args.addAll(List.of(more));
    return Cli.run(new SampleCommand(), args.toArray(String[]::new));
  }
}
