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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the train component's command line as Kubeflow's launcher would, then serves the package
 * that it hands over with the runtime's command line as KServe would.
 */
class TrainThenServeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private static Path folder;
  private static Image image;
  private static KfpLauncher launcher;
  private static Path lake;

  @BeforeAll
  static void runTheComponent() throws Exception {
    image = Image.layOut();
    lake = SmallLake.make(image, Files.createDirectories(folder.resolve("lake")));
    Path pod = Files.createDirectories(folder.resolve("pod"));
    launcher = new KfpLauncher("train.yaml", pod, Map.of("lake", lake.toString()));
    Run.wellOf(image.container(pod, launcher.command(), launcher.args()));
  }

  @Test
  void theVersionIsTheOneRegisteredInTheLake() throws IOException {
    String version = launcher.answer().at("/parameterValues/version").textValue();

    assertThat(lake.resolve("models/heart-disease").resolve(version).resolve("model.onnx"))
        .isRegularFile();
  }

  @Test
  void theMetricsAreFlatNumbersOfTheMetricsArtifact() throws IOException {
    JsonNode metrics = launcher.answer().at("/artifacts/metrics/artifacts/0");

    assertThat(metrics.get("uri").textValue()).endsWith("/metrics");
    assertThat(metrics.get("metadata"))
        .allSatisfy(metric -> assertThat(metric.isNumber()).isTrue())
        .isNotEmpty();
    assertThat(metrics.at("/metadata/auc").doubleValue()).isBetween(0.6, 1.0);
  }

  @Test
  void thePackageLiesWhereTheLauncherPicksItUp() {
    assertThat(launcher.artifact("package"))
        .isDirectoryContaining("glob:**/model.onnx")
        .isDirectoryContaining("glob:**/model.json");
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
            .map(arg -> arg.replace("/mnt/models", launcher.artifact("package").toString()))
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
