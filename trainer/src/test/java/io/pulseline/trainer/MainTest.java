package io.pulseline.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What the command lines do. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class MainTest {
  @TempDir Path folder;

  private HeartTraining train;

  @BeforeEach
  void begin() {
    train = new HeartTraining(folder);
  }

  @Test
  void runsAllStepsAndEndsWithOneLineOfJson() throws Exception {
    train.makeLake();
    Ran ran = train.run("train run", "--work", train.work(), "--rounds", "10", "--json");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(ran.out());
    assertThat(ran.out().lines()).hasSize(1);
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
    train.makeLake();
    Ran ran = train.run("train run", "--work", train.work(), "--rounds", "10", "--json");
    String version = new ObjectMapper().readTree(ran.out()).required("version").asText();

    // what is in production now is another than before, so evaluate runs once more
    train.run("train run", "--work", train.work(), "--rounds", "10", "--json");
    ran = train.run("train run", "--work", train.work(), "--rounds", "10", "--json");

    assertThat(new ObjectMapper().readTree(ran.out()).required("version").asText())
        .isEqualTo(version);
    assertThat(
            ran.err()
                .lines()
                .filter(line -> line.endsWith("(as before: its inputs have not changed)")))
        .hasSize(5);
    ran = train.run("train run", "--work", train.work(), "--rounds", "11", "--json");
    assertThat(ran.err().lines().filter(line -> line.contains("as before"))).hasSize(2);
  }

  @Test
  void runsStepByStepToTheSameGraph() throws Exception {
    train.makeLake();
    train.run("train run", "--work", train.work(), "--rounds", "10");
    byte[] graph = Files.readAllBytes(folder.resolve("work/model.onnx"));

    String other = folder.resolve("other").toString();
    for (String step : List.of("prepare", "validate", "fit", "evaluate", "register")) {
      List<String> more =
          step.equals("fit") ? List.of("--rounds", "10", "--json") : List.of("--json");
      Ran ran = train.step(step, other, more);
      assertThat(ran.exitCode()).as(step + ": " + ran.err()).isZero();
    }

    assertThat(folder.resolve("other/model.onnx")).hasBinaryContent(graph);
  }

  @Test
  void makesAVersionKnownElsewhereOrSaysThatItIsRegisteredHereOnly() throws Exception {
    train.makeLake();
    Ran ran =
        train.run(
            "train run",
            "--work",
            train.work(),
            "--rounds",
            "2",
            "--model-registry",
            "http://127.0.0.1:1");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .containsPattern(
            "error: v_\\S+ is registered in production, but not published: cannot reach")
        .containsPattern("'models publish v_\\S+ --model-registry http://127.0.0.1:1' does\n$");

    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext("/", MainTest::seven);
    other.start();
    try {
      String url = "http://127.0.0.1:" + other.getAddress().getPort();
      ran = train.run("train register", "--work", train.work(), "--model-registry", url);
      assertThat(ran.exitCode()).as(ran.err()).isZero();
      assertThat(ran.out()).endsWith("published  version 7 of model 7 in " + url + "\n");
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
    train.makeLake();
    Ran ran = train.run("train run", "--work", train.work(), "--rounds", "10", "--katib", "--json");
    assertThat(ran.out().lines().filter(line -> line.matches("accuracy=0\\.\\d+"))).hasSize(1);

    for (String step : List.of("fit", "evaluate")) {
      ran = train.step(step, train.work(), List.of("--katib"));

      assertThat(ran.out().lines().filter(line -> line.matches("[a-z_1]+=\\d\\.\\d+(E-\\d+)?")))
          .as(step)
          .hasSize(7)
          .anyMatch(line -> line.startsWith("auc=0."));
    }
  }

  @Test
  void tunesAndFitsWithTheBestThatItFound() throws Exception {
    train.makeLake();
    Path space = Files.writeString(folder.resolve("space.json"), "{\"rounds\": 10}");
    Ran.of(
        "train",
        "prepare",
        "--dataset",
        "heart-disease",
        "--work",
        train.work(),
        "--lake",
        train.lake());
    Ran ran =
        train.step(
            "tune",
            train.work(),
            List.of(
                "--trials", "3", "--folds", "3", "--space", space.toString(), "--katib", "--json"));

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out().lines()).anyMatch(line -> line.matches("log_loss=0\\.\\d+"));
    JsonNode tuned =
        new ObjectMapper().readTree(ran.out().lines().reduce((a, b) -> b).orElseThrow());
    assertThat(tuned.required("metric").asText()).isEqualTo("log_loss");
    assertThat(ran.err()).contains("rank", "defaults", "tuned      log_loss 0.");
    ran =
        train.step(
            "fit", train.work(), List.of("--params", tuned.required("params").asText(), "--json"));

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(new ObjectMapper().readTree(ran.out()).required("hyperparameters"))
        .isEqualTo(tuned.required("best").required("hyperparameters"));
  }
}
