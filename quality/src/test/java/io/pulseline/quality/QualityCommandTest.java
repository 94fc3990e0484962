package io.pulseline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.cli.Cli;
import io.pulseline.generator.fit.FitCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityCommandTest {
  @TempDir Path folder;
  private Path csv;

  @BeforeEach
  void learn() throws IOException {
    SplittableRandom random = new SplittableRandom(4);
    StringBuilder text = new StringBuilder("size,weight,colour,sold\n");
    for (int i = 0; i < 600; i++) {
      double size = random.nextGaussian();
      String weight = i % 20 == 0 ? "" : String.valueOf(Math.round(50 + 9 * size));
      text.append(Math.round(1000 + 200 * size + 50 * random.nextGaussian())).append(',');
      text.append(weight).append(',').append(size > 0.3 ? "<red>" : "blue").append(',');
      text.append(size + random.nextGaussian() > 0 ? "yes" : "no").append('\n');
    }
    csv = Files.writeString(folder.resolve("things.csv"), text);
    String out = folder.resolve("things").toString();
    int code = Cli.run(new FitCommand(), "--csv", csv.toString(), "--target", "sold", "--out", out);
    assertThat(code).isZero();
  }

  @Test
  void rowsOfAGoodCopulaAreAlikeAndUsefulAndNoCopies() throws IOException {
    JsonNode report = new ObjectMapper().readTree(run(0, "--json").lines().toList().get(0));

    assertThat(report.get("overall").asDouble()).isBetween(0.9, 1.0);
    assertThat(report.get("columns")).hasSize(4);
    assertThat(report.get("pairs")).hasSize(6);
    assertThat(report.get("copied_share").asDouble()).isLessThan(0.1);
    double real = report.get("tstr_auc").get("real").asDouble();
    assertThat(real).isBetween(0.65, 0.95);
    assertThat(report.get("tstr_auc").get("synthetic").asDouble()).isGreaterThan(real - 0.05);
  }

  @Test
  void theSameSeedGivesTheSameReport() {
    assertThat(run(0, "--json", "--seed", "7", "--rows", "300"))
        .isEqualTo(run(0, "--json", "--seed", "7", "--rows", "300"));
  }

  @Test
  void thePageHoldsAHistogramAColumnAndTwoHeatMapsAndLoadsNothing() throws IOException {
    Path page = folder.resolve("quality.html");
    run(0, "--html", page.toString());

    String html = Files.readString(page);
    assertThat(html.split("<svg role=\"img\"", -1)).hasSize(1 + 4 + 2);
    assertThat(html).contains("&lt;red&gt;").doesNotContain("<red>", "http", "<script");
  }

  @Test
  void aTableOfOtherColumnsOrValuesIsNamed() throws IOException {
    csv = Files.writeString(folder.resolve("other.csv"), "size,weight,colour\n1,2,blue\n");
    run(2);
    csv =
        Files.writeString(folder.resolve("values.csv"), "size,weight,colour,sold\n1,2,green,yes\n");
    run(2);
  }

  private String run(int expected, String... more) {
    List<String> args = new ArrayList<>(List.of("generate", "quality", "--csv", csv.toString()));
    args.addAll(List.of("--dataset", folder.resolve("things").toString()));
    args.addAll(List.of(more));
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      assertThat(Cli.run(new Main(), args.toArray(String[]::new))).isEqualTo(expected);
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
