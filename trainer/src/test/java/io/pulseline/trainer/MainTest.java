package io.pulseline.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pulseline.contract.dataset.Datasets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class MainTest {
  @TempDir Path folder;

  private int exitCode;
  private String out;
  private String err;

  @Test
  void runsAllStepsAndEndsWithOneLineOfJson() throws Exception {
    lake();
    run("train run", "--work", work(), "--rounds", "10", "--json");

    assertThat(exitCode).as(err).isZero();
    JsonNode json = new ObjectMapper().readTree(out);
    assertThat(out.lines()).hasSize(1);
    assertThat(json.required("version").asText()).matches("v_\\d{8}_\\d{6}_acc_0_\\d{4}");
    assertThat(Path.of(json.required("package").asText()).resolve("model.json")).exists();
    assertThat(json.required("metrics").size()).isEqualTo(7);
    assertThat(json.required("previous").isNull()).isTrue();
    assertThat(json.required("rows").asInt()).isEqualTo(400);
    assertThat(json.required("parity").required("max_abs_dp").asDouble()).isLessThan(1e-5);
    assertThat(json.required("parity").required("labels_equal").asBoolean()).isTrue();
  }

  @Test
  void repeatsNoStepAndRegistersNoVersionTwiceWhenNothingHasChanged() throws Exception {
    lake();
    run("train run", "--work", work(), "--rounds", "10", "--json");
    String version = new ObjectMapper().readTree(out).required("version").asText();

    // what is in production now is another than before, so evaluate runs once more
    run("train run", "--work", work(), "--rounds", "10", "--json");
    run("train run", "--work", work(), "--rounds", "10", "--json");

    assertThat(new ObjectMapper().readTree(out).required("version").asText()).isEqualTo(version);
    assertThat(
            err.lines().filter(line -> line.endsWith("(as before: its inputs have not changed)")))
        .hasSize(5);
    run("train run", "--work", work(), "--rounds", "11", "--json");
    assertThat(err.lines().filter(line -> line.contains("as before"))).hasSize(2);
  }

  @Test
  void runsStepByStepToTheSameGraph() throws Exception {
    lake();
    run("train run", "--work", work(), "--rounds", "10");
    byte[] graph = Files.readAllBytes(folder.resolve("work/model.onnx"));

    String other = folder.resolve("other").toString();
    for (String step : List.of("prepare", "validate", "fit", "evaluate", "register")) {
      List<String> more =
          step.equals("fit") ? List.of("--rounds", "10", "--json") : List.of("--json");
      runStep(step, other, more);
      assertThat(exitCode).as(step + ": " + err).isZero();
    }

    assertThat(folder.resolve("other/model.onnx")).hasBinaryContent(graph);
  }

  @Test
  void makesAVersionKnownElsewhereOrSaysThatItIsRegisteredHereOnly() throws Exception {
    lake();
    run("train run", "--work", work(), "--rounds", "2", "--model-registry", "http://127.0.0.1:1");
    assertThat(exitCode).isEqualTo(2);
    assertThat(err)
        .containsPattern(
            "error: v_\\S+ is registered in production, but not published: cannot reach")
        .containsPattern("'models publish v_\\S+ --model-registry http://127.0.0.1:1' does\n$");

    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext("/", MainTest::seven);
    other.start();
    try {
      String url = "http://127.0.0.1:" + other.getAddress().getPort();
      run("train register", "--work", work(), "--model-registry", url);
      assertThat(exitCode).as(err).isZero();
      assertThat(out).endsWith("published  version 7 of model 7 in " + url + "\n");
    } finally {
      other.stop(0);
    }
  }

  private static void seven(HttpExchange exchange) throws IOException {
    byte[] answer = "{\"id\":\"7\",\"items\":[]}".getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  @Test
  void saysMetricsAsKatibReadsThem() throws Exception {
    lake();
    run("train run", "--work", work(), "--rounds", "10", "--katib", "--json");
    assertThat(out.lines().filter(line -> line.matches("accuracy=0\\.\\d+"))).hasSize(1);

    for (String step : List.of("fit", "evaluate")) {
      runStep(step, work(), List.of("--katib"));

      assertThat(out.lines().filter(line -> line.matches("[a-z_1]+=\\d\\.\\d+(E-\\d+)?")))
          .as(step)
          .hasSize(7)
          .anyMatch(line -> line.startsWith("auc=0."));
    }
  }

  @Test
  void tunesAndFitsWithTheBestThatItFound() throws Exception {
    lake();
    Path space = Files.writeString(folder.resolve("space.json"), "{\"rounds\": 10}");
    execute(
        "train", "prepare", "--dataset", "heart-disease", "--work", work(), "--lake", lakeFolder());
    runStep(
        "tune",
        work(),
        List.of("--trials", "3", "--folds", "3", "--space", space.toString(), "--katib", "--json"));

    assertThat(exitCode).as(err).isZero();
    assertThat(out.lines()).anyMatch(line -> line.matches("log_loss=0\\.\\d+"));
    JsonNode tuned = new ObjectMapper().readTree(out.lines().reduce((a, b) -> b).orElseThrow());
    assertThat(tuned.required("metric").asText()).isEqualTo("log_loss");
    assertThat(err).contains("rank", "defaults", "tuned      log_loss 0.");
    runStep("fit", work(), List.of("--params", tuned.required("params").asText(), "--json"));

    assertThat(exitCode).as(err).isZero();
    assertThat(new ObjectMapper().readTree(out).required("hyperparameters"))
        .isEqualTo(tuned.required("best").required("hyperparameters"));
  }

  @Test
  void saysOnOneLineWhatIsWrong() {
    run("train run", "--work", work());

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.lines().filter(line -> line.startsWith("error: there is no folder"))).hasSize(1);
  }

  @Test
  void showsTheHelpOfEveryStepWhateverElseItRequires() {
    for (String step : List.of("run", "prepare", "fit", "tune", "explain", "register")) {
      execute("train", step, "--help");

      assertThat(exitCode).as(step).isZero();
      assertThat(out).contains("Usage: pulseline train " + step);
    }
    execute("train", "explain");
    assertThat(err).isEqualTo("error: name the rows: one of --row, --input and --rows\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--metric nosuch",
        "--fail-at nosuch=1",
        "--warn-at rows=abc",
        "--test-share NaN",
        "--last 0s",
        "--lambda Infinity",
        "--subsample 1e-9",
        "--max-depth 31",
        "--threads -1"
      })
  void refusesWhatAnOptionCannotBeBeforeTheFirstStep(String option) {
    run("train run", Stream.concat(Stream.of("--work", work()), Stream.of(option.split(" "))));

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.lines()).hasSize(1);
    assertThat(err).doesNotContain("no Parquet files");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesABlankNameOfWhoAsks() {
    run("train run", "--work", work(), "--by", " ");

    assertThat(err).isEqualTo("error: --by is blank; say who asks for it\n");
  }

  @Test
  void refusesAFileForTheFolderOfTheSteps() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    run("train run", "--work", file.toString());

    assertThat(exitCode).isEqualTo(2);
    assertThat(err).isEqualTo("error: --work " + file + " is not a folder; name another one\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "{\"eta\": \"fast\"}", "{\"eta\": 0.1, \"eta\": 0.2}"})
  void refusesHyperparametersThatAreNoneInWordsForPeople(String json) throws Exception {
    Path file = Files.writeString(folder.resolve("params.json"), json);
    run("train run", "--work", work(), "--params", file.toString());

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.lines()).hasSize(1);
    assertThat(err)
        .startsWith("error: " + file + " holds no hyperparameters: ")
        .doesNotContain("java.", "io.pulseline");
  }

  @Test
  void refusesSharesThatLeaveNothingToTrainOn() {
    run("train run", "--work", work(), "--test-share", "1.5");

    assertThat(exitCode).isNotZero();
    assertThat(err).contains("--test-share");
  }

  private void lake() throws Exception {
    new TestLake(Datasets.load("heart-disease"), folder.resolve("lake"))
        .add("part-0.parquet", 0, 400);
  }

  private String lakeFolder() {
    return folder.resolve("lake").toString();
  }

  private String work() {
    return folder.resolve("work").toString();
  }

  private void run(String command, Stream<String> more) {
    run(command, more.toArray(String[]::new));
  }

  private void run(String command, String... more) {
    execute(
        Stream.of(
                Stream.of(command.split(" ")),
                Stream.of("--dataset", "heart-disease"),
                Stream.of("--lake", lakeFolder()),
                Stream.of(more))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  private void runStep(String step, String work, List<String> more) {
    boolean needsLake = step.equals("prepare") || step.equals("register");
    Stream<String> lake = needsLake ? Stream.of("--lake", lakeFolder()) : Stream.empty();
    execute(
        Stream.of(
                Stream.of("train", step, "--dataset", "heart-disease", "--work", work),
                lake,
                more.stream())
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  private void execute(String... args) {
    Ran ran = Ran.of(args);
    exitCode = ran.exitCode();
    out = ran.out();
    err = ran.err();
  }
}
