package io.pulseline.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.scorer.Scorer;
import io.pulseline.scorer.Scores;
import io.pulseline.scorer.ScoringModel;
import io.pulseline.storage.DuckDb;
import io.pulseline.storage.S3Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Of one model, of three classes with strings and missing values. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class ExplainCommandTest {
  private static final Dataset ORCHARD = Orchard.dataset();

  @TempDir static Path folder;

  private static Path packaged;

  @BeforeAll
  static void train() throws Exception {
    Path lake = folder.resolve("lake");
    new TestLake(ORCHARD, lake).add("part-0.parquet", 0, 400);
    Files.createDirectory(folder.resolve("orchard"));
    Files.writeString(folder.resolve("orchard/dataset.yaml"), DatasetYaml.write(ORCHARD));
    packaged =
        Path.of(
            new Training(ORCHARD, lake.toString(), S3Settings.of(null), folder.resolve("work"))
                .run()
                .folder());
  }

  private static Ran explain(String... args) {
    return Ran.of(
        Stream.concat(
                Stream.of("train", "explain", "--work", folder.resolve("work").toString()),
                Stream.of(args))
            .toArray(String[]::new));
  }

  private static Ran explainPackage(String... args) {
    return explain(
        Stream.concat(Stream.of("--model", packaged.toString()), Stream.of(args))
            .toArray(String[]::new));
  }

  private static List<JsonNode> json(Ran ran) throws Exception {
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : ran.out().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  @Test
  void tellsPeopleWhatEachFeatureAddsForEveryClass() {
    Ran ran = explainPackage("--row", "Weight=120,variety=\"o'neal\",organic=7");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("row 1: ").contains("bruises  ").contains("missing → ");
    assertThat(ran.out().lines().filter(line -> line.matches("  \\w+: probability 0\\.\\d{4}")))
        .hasSize(3);
    assertThat(ran.out().lines().filter(line -> line.contains("weight_squared"))).hasSize(3);
    assertThat(ran.out().lines().filter(line -> line.strip().startsWith("margin"))).hasSize(3);
  }

  @Test
  void sumsToTheMarginsBehindTheProbabilitiesOfTheGraph() throws Exception {
    List<JsonNode> rows =
        json(
            explainPackage(
                "--row",
                "Weight=333.5,variety=gala,bruises=3,organic=-3",
                "--row",
                "Weight=",
                "--json"));

    ModelPackage model = ModelPackage.read(packaged);
    Scores scores = new Scores();
    try (ScoringModel graph = ScoringModel.open(model);
        Scorer scorer = graph.newScorer()) {
      float nan = Float.NaN;
      scorer.score(new float[] {333.5f, 2, 3, -3, nan, nan, nan, nan}, 2, scores);
    }
    assertThat(rows).hasSize(2);
    for (int row = 0; row < 2; row++) {
      assertThat(rows.get(row).required("row").asInt()).isEqualTo(row + 1);
      assertThat(rows.get(row).required("version").asText()).isEqualTo(model.manifest().version());
      for (int k = 0; k < 3; k++) {
        JsonNode of = rows.get(row).required("classes").get(k);
        double sum = of.required("base").asDouble();
        for (JsonNode contribution : of.required("contributions")) {
          sum += contribution.required("contribution").asDouble();
        }
        assertThat(sum).isCloseTo(of.required("margin").asDouble(), within(1e-4));
        assertThat(of.required("probability").floatValue())
            .isCloseTo(scores.probabilities()[row * 3 + k], within(1e-5f));
      }
    }
  }

  @Test
  void explainsTheSameRowsFromEveryKindOfFile() throws Exception {
    String select =
        """
        SELECT * FROM (VALUES
          (7::BIGINT, 'gala', 201.25::DOUBLE, NULL::BIGINT, 'an id'),
          (-3, 'o''neal', 'nan'::DOUBLE, 4, 'another'),
          (NULL, NULL, 90, 0, NULL)) t(organic, variety, "Weight", bruises, extra)
        """;
    try (Connection connection = DuckDb.open(folder, "100MB");
        Statement statement = connection.createStatement()) {
      for (String end : List.of(".csv", ".jsonl", ".parquet")) {
        String format = end.equals(".jsonl") ? "json" : end.substring(1);
        statement.execute(
            "COPY (%s) TO %s (FORMAT %s)"
                .formatted(select, DuckDb.quoted(folder.resolve("rows" + end)), format));
      }
    }
    List<JsonNode> typed =
        json(
            explainPackage(
                "--row",
                "organic=7,variety=gala,Weight=201.25",
                "--row",
                "organic=-3,variety=o'neal,bruises=4",
                "--row",
                "Weight=90,bruises=0",
                "--json"));

    for (String end : List.of(".csv", ".jsonl", ".parquet")) {
      String file = folder.resolve("rows" + end).toString();
      assertThat(json(explainPackage("--input", file, "--json"))).as(end).isEqualTo(typed);
    }
  }

  @Test
  void explainsHeldOutRowsByWhatIsInProduction() throws Exception {
    String dataset = folder.resolve("orchard").toString();
    String lake = folder.resolve("lake").toString();

    List<JsonNode> rows =
        json(explain("--dataset", dataset, "--lake", lake, "--rows", "5", "--json"));

    assertThat(rows).hasSize(5);
    assertThat(rows.get(0).required("version").asText())
        .isEqualTo(packaged.getFileName().toString());
  }

  @Test
  void saysWhatIsWrongWithRows() throws Exception {
    Path file = Files.writeString(folder.resolve("few.csv"), "Weight,variety\n1,gala\n");
    Path bad = Files.writeString(folder.resolve("bad.parquet"), "no Parquet");

    assertThat(explainPackage("--row", "weight=1").err())
        .contains("the model has no column weight; its columns are Weight, variety, bruises,");
    assertThat(explainPackage("--row", "bruises=many").err())
        .contains("column bruises takes a number, not 'many'");
    assertThat(explainPackage("--row", "organic=8").err())
        .contains("column organic has no category '8'; it has 7, -3");
    assertThat(explainPackage("--input", file.toString()).err())
        .contains("few.csv lacks columns of the model: bruises, organic;");
    assertThat(explainPackage("--input", bad.toString()).err())
        .contains("bad.parquet cannot be read: ");
    assertThat(explainPackage("--input", "rows.xls").err()).contains("there is no file rows.xls");
  }

  @Test
  void saysWhichModelItNeeds() {
    assertThat(explain("--row", "Weight=1").err())
        .contains("name a model: --model DIR, or --dataset and --lake");
    assertThat(explain("--model", folder.toString(), "--row", "Weight=1").err())
        .contains("no model package in " + folder);
  }
}
