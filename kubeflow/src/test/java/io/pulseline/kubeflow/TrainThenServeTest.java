package io.pulseline.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.launch.FreePorts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the components' command lines as Kubeflow's launcher would, each in a pod of its own that
 * gets the artifacts of those before it, then serves the package that they hand over with the
 * runtime's command line as KServe would.
 */
class TrainThenServeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private static Path folder;
  private static Image image;
  private static Path lake;
  private static KfpLauncher prepare;
  private static KfpLauncher validate;
  private static KfpLauncher fit;
  private static KfpLauncher evaluate;
  private static KfpLauncher register;
  private static KfpLauncher promote;

  @BeforeAll
  static void runTheComponents() throws Exception {
    image = Image.layOut();
    lake = SmallLake.make(image, Files.createDirectories(folder.resolve("lake")));
    Map<String, String> where = Map.of("lake", lake.toString());
    prepare = step("prepare", where, Map.of());
    Path prepared = prepare.artifact("prepared");
    validate = step("validate", where, Map.of("prepared", prepared));
    fit = step("fit", Map.of(), Map.of("prepared", prepared));
    Path model = fit.artifact("model");
    evaluate = step("evaluate", where, Map.of("prepared", prepared, "model", model));
    register =
        step(
            "register",
            where,
            Map.of(
                "prepared",
                prepared,
                "model",
                model,
                "evaluation",
                evaluate.artifact("evaluation")));
    String version = register.answer().at("/parameterValues/version").textValue();
    promote = step("promote", Map.of("lake", lake.toString(), "version", version), Map.of());
  }

  private static KfpLauncher step(
      String name, Map<String, String> inputs, Map<String, Path> artifacts) throws Exception {
    Path pod = Files.createDirectories(folder.resolve(name));
    KfpLauncher launcher = new KfpLauncher(name + ".yaml", pod, inputs, artifacts);
    Run.wellOf(image.container(pod, launcher.command(), launcher.args()));
    return launcher;
  }

  @Test
  void rowsAreCountedWhenTheyArePrepared() throws IOException {
    assertThat(prepare.answer().at("/parameterValues/rows").intValue()).isEqualTo(SmallLake.ROWS);
  }

  @Test
  void whatWasFoundInTheRowsIsAPage() {
    assertThat(validate.artifact("report")).content().contains("</html>");
  }

  @Test
  void aFirstModelMayReplaceNothing() throws IOException {
    assertThat(evaluate.answer().at("/parameterValues/better").booleanValue()).isTrue();
  }

  @Test
  void theMetricsAreFlatNumbersOfTheMetricsArtifact() throws IOException {
    JsonNode metrics = evaluate.answer().at("/artifacts/metrics/artifacts/0");

    assertThat(metrics.get("uri").textValue()).endsWith("/metrics");
    assertThat(metrics.get("metadata"))
        .allSatisfy(metric -> assertThat(metric.isNumber()).isTrue())
        .isNotEmpty();
    assertThat(metrics.at("/metadata/auc").doubleValue()).isBetween(0.6, 1.0);
  }

  @Test
  void theConfusionMatrixHoldsEachRowThatWasHeldOut() throws IOException {
    JsonNode matrix =
        evaluate.answer().at("/artifacts/classification/artifacts/0/metadata/confusionMatrix");

    assertThat(matrix.get("annotationSpecs")).hasSize(2);
    int rows = 0;
    for (JsonNode row : matrix.get("rows")) {
      for (JsonNode count : row.get("row")) {
        rows += count.intValue();
      }
    }
    assertThat(rows).isEqualTo(SmallLake.ROWS / 5);
  }

  @Test
  void theRocCurveFallsFromThresholdToThreshold() throws IOException {
    JsonNode curve =
        evaluate.answer().at("/artifacts/classification/artifacts/0/metadata/confidenceMetrics");

    assertThat(curve.findValues("recall")).last().extracting(JsonNode::doubleValue).isEqualTo(1.0);
    assertThat(curve.findValues("confidenceThreshold"))
        .extracting(JsonNode::doubleValue)
        .isSortedAccordingTo(Comparator.reverseOrder())
        .hasSameSizeAs(curve.findValues("falsePositiveRate"))
        .hasSizeGreaterThan(3);
  }

  @Test
  void theVersionIsTheOneRegisteredInTheLake() throws IOException {
    String version = register.answer().at("/parameterValues/version").textValue();

    assertThat(lake.resolve("models/heart-disease").resolve(version).resolve("model.onnx"))
        .isRegularFile();
    assertThat(register.answer().at("/parameterValues/uri").textValue()).endsWith(version);
  }

  @Test
  void thePackageLiesWhereTheLauncherPicksItUp() {
    assertThat(register.artifact("package"))
        .isDirectoryContaining("glob:**/model.onnx")
        .isDirectoryContaining("glob:**/model.json");
    assertThat(register.artifact("report")).content().contains("</html>");
  }

  @Test
  void aVersionIsInProductionOnceItIsPromoted() throws IOException {
    assertThat(promote.answer().at("/parameterValues/stage").textValue()).isEqualTo("production");
    assertThat(lake.resolve("models/heart-disease/registry.json"))
        .content()
        .contains("\"production\"");
  }

  @Test
  void theRuntimeServesThePackage() throws Exception {
    JsonNode container =
        Manifests.read("kubeflow/serving/base/servingruntime.yaml").at("/spec/containers/0");
    String name =
        Manifests.read("kubeflow/serving/base/inferenceservice.yaml").at("/metadata/name").asText();
    int http = FreePorts.one();
    int grpc = FreePorts.one();
    List<String> args =
        Manifests.strings(container.get("args")).stream()
            .map(arg -> arg.replace("{{.Name}}", name))
            .map(arg -> arg.replace("/mnt/models", register.artifact("package").toString()))
            .map(arg -> arg.replace("=8080", "=" + http).replace("=8081", "=" + grpc))
            .toList();
    Path log = folder.resolve("serving.log");
    Process server =
        image
            .container(folder, Manifests.strings(container.get("command")), args)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      String url = "http://127.0.0.1:" + http;
      awaitProbe(url + container.at("/readinessProbe/httpGet/path").asText(), server, log);
      assertThat(get(url + container.at("/livenessProbe/httpGet/path").asText())).isEqualTo(200);

      JsonNode answer = infer(url + "/v2/models/" + name + "/infer");

      assertThat(answer.at("/model_name").asText()).isEqualTo(name);
      assertThat(answer.at("/outputs").findValuesAsText("name")).contains("label", "probabilities");
    } finally {
      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).as("ends on SIGTERM").isTrue();
    }
  }

  private static void awaitProbe(String url, Process server, Path log) {
    await()
        .atMost(Duration.ofSeconds(60))
        .failFast("the server ended: " + log, () -> !server.isAlive())
        .ignoreException(ConnectException.class)
        .until(() -> get(url) == 200);
  }

  private static int get(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static JsonNode infer(String url) throws IOException, InterruptedException {
    String row = "63,1,3,145,233,1,0,150,0,2.3,0,0,1";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"inputs\":[{\"name\":\"features\",\"shape\":[1,13],\"datatype\":\"FP32\","
                        + "\"data\":["
                        + row
                        + "]}]}"))
            .build();
    HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }
}
