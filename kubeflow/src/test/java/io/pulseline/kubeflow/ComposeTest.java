package io.pulseline.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docker-compose.yml against itself, the other manifests and the built jars. */
class ComposeTest {
  private final JsonNode services = Manifests.read("docker-compose.yml").get("services");

  @TempDir private Path folder;

  @Test
  void everyImageIsOfOneVersion() {
    assertThat(services)
        .allSatisfy(
            service ->
                assertThat(service.get("image").asText())
                    .matches(".+:\\d+\\.\\d+.*")
                    .doesNotContain("latest"));
  }

  @Test
  void noKeyStandsInTheFile() throws IOException {
    List<String> lines = Files.readAllLines(Image.ROOT.resolve("docker-compose.yml"));

    assertThat(lines)
        .filteredOn(line -> line.matches(".*(KEY|PASSWORD|SECRET|TOKEN)\\w*:.*"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("${").contains(":?"));
  }

  @Test
  void whoeverIsWaitedForUntilHealthyHasAHealthCheck() {
    assertThat(services)
        .allSatisfy(
            service ->
                service
                    .path("depends_on")
                    .fields()
                    .forEachRemaining(
                        other -> {
                          assertThat(services.has(other.getKey())).as(other.getKey()).isTrue();
                          if (other
                              .getValue()
                              .get("condition")
                              .asText()
                              .equals("service_healthy")) {
                            assertThat(services.get(other.getKey()).has("healthcheck"))
                                .as(other.getKey())
                                .isTrue();
                          }
                        }));
  }

  @Test
  void theIngestJobIsStartedAsOnKubernetes() {
    JsonNode job = Manifests.read("flink-k8s-operator/base/ingest.yaml").at("/spec/job");
    List<String> expected = new ArrayList<>();
    expected.addAll(List.of("standalone-job", "--job-classname", job.get("entryClass").asText()));
    expected.addAll(Manifests.strings(job.get("args")));

    assertThat(command("jobmanager")).isEqualTo(expected);
  }

  @Test
  void theServerIsStartedAsByKServe() {
    JsonNode container =
        Manifests.read("kubeflow/serving/servingruntime.yaml").at("/spec/containers/0");
    List<String> expected = new ArrayList<>(Manifests.strings(container.get("command")));
    expected.addAll(
        Manifests.strings(container.get("args")).stream()
            .map(arg -> arg.replace("{{.Name}}", "heart-disease"))
            .map(arg -> arg.replace("/mnt/models", "\"$$model\""))
            .toList());

    assertThat(command("serving"))
        .singleElement()
        .asString()
        .endsWith("exec " + String.join(" ", expected) + "\n");
  }

  @Test
  void theGeneratorTakesItsArguments() throws Exception {
    Image image = Image.layOut();
    List<String> args = new ArrayList<>(command("generator"));
    args.add("--print-config");
    ProcessBuilder container = image.container(folder, List.of("pulseline"), args);
    services
        .at("/generator/environment")
        .fields()
        .forEachRemaining(
            variable ->
                container.environment().put(variable.getKey(), variable.getValue().asText()));

    assertThat(Run.wellOf(container).output())
        .contains("bootstrap: kafka:9092  # environment PULSELINE_BOOTSTRAP");
  }

  @Test
  void theServerFetchesWhatTheTrainerMade() throws Exception {
    Image image = Image.layOut();
    Path lake = SmallLake.make(image, Files.createDirectories(folder.resolve("lake")));
    Path models = folder.resolve("models");

    Run.wellOf(container(image, "trainer", lake, models));
    // It says what it would serve; TrainThenServeTest serves.
    ProcessBuilder serving = container(image, "serving", lake, models);
    serving.command().replaceAll(word -> word.replace("exec pulseline serve", "echo serve"));
    Run run = Run.wellOf(serving);

    assertThat(run.output()).contains("serve --model_name=heart-disease --model_dir=" + models);
    try (Stream<Path> fetched = Files.list(models.resolve("fetched"))) {
      assertThat(fetched)
          .singleElement()
          .satisfies(version -> assertThat(version.resolve("model.onnx")).isRegularFile());
    }
  }

  /** A service's container, with its volume and its bucket in folders. */
  private ProcessBuilder container(Image image, String service, Path lake, Path models) {
    List<String> script =
        command(service).stream()
            // What compose itself makes of $$
            .map(line -> line.replace("$$", "$"))
            .map(line -> line.replace("/tmp/models", models.resolve("fetched").toString()))
            .map(line -> line.replace("=/models", "=" + models))
            .map(line -> line.replace("s3://pulseline", lake.toString()))
            .toList();
    return image.container(
        folder, Manifests.strings(services.get(service).get("entrypoint")), script);
  }

  private List<String> command(String service) {
    return Manifests.strings(services.get(service).get("command"));
  }
}
