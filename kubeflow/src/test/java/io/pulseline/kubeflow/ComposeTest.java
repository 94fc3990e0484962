package io.pulseline.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * Holds docker-compose.yml, with what it includes, against itself, the other manifests and the
 * built jars.
 */
class ComposeTest {
  private final List<String> files = new ArrayList<>(List.of("docker-compose.yml"));
  private final ObjectNode services = JsonNodeFactory.instance.objectNode();

  @TempDir private Path folder;

  ComposeTest() {
    files.addAll(Manifests.strings(Manifests.read("docker-compose.yml").get("include")));
    files.forEach(file -> services.setAll((ObjectNode) Manifests.read(file).get("services")));
  }

  @Test
  void everyImageIsOfOneVersion() {
    assertThat(services)
        .allSatisfy(
            service ->
                assertThat(service.get("image").asText())
                    .matches(".+:v?\\d+\\.\\d+.*")
                    .doesNotContain("latest"));
  }

  @Test
  void noKeyStandsInTheFile() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String file : files) {
      lines.addAll(Files.readAllLines(Image.ROOT.resolve(file)));
    }

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
  void allOfItFitsEightGibibytes() {
    long limits =
        services.findValues("mem_limit").stream()
            .map(JsonNode::asText)
            .mapToLong(limit -> Long.parseLong(limit.replaceFirst("m$", "")))
            .sum();

    assertThat(services).allSatisfy(service -> assertThat(service.has("mem_limit")).isTrue());
    assertThat(limits).isLessThanOrEqualTo(8 * 1024);
  }

  @Test
  void portsAreOpenToThisMachineOnly() {
    assertThat(services.findValues("ports"))
        .isNotEmpty()
        .allSatisfy(
            ports ->
                assertThat(Manifests.strings(ports))
                    .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:")));
  }

  @Test
  void theJobsAreStartedAsOnKubernetesButFindTheirCheckpointsThemselves() {
    String entryClass =
        Manifests.read("flink-k8s-operator/shape/flinkdeployment.yaml")
            .at("/spec/job/entryClass")
            .asText();
    List<String> expected = new ArrayList<>();
    expected.addAll(List.of("standalone-job", "--job-classname", entryClass));
    expected.addAll(
        Manifests.strings(
            Manifests.read("flink-k8s-operator/base/ingest.yaml").at("/spec/job/args")));
    expected.replaceAll(arg -> arg.equals("ingest") ? "all" : arg);
    expected.add("--restore=latest");

    assertThat(command("jobmanager")).isEqualTo(expected);
  }

  @Test
  void theJobsAreMeasuredAsOnKubernetes() {
    JsonNode expected = Manifests.read("flink-k8s-operator/shape/flinkdeployment.yaml");
    Map<String, Object> flink =
        new Yaml().load(services.at("/taskmanager/environment/FLINK_PROPERTIES").asText());

    expected
        .at("/spec/flinkConfiguration")
        .fields()
        .forEachRemaining(
            setting -> {
              if (setting.getKey().startsWith("metrics.")) {
                assertThat(flink.get(setting.getKey()))
                    .as(setting.getKey())
                    .hasToString(setting.getValue().asText());
              }
            });
    assertThat(Manifests.strings(services.at("/taskmanager/ports")))
        .containsExactly("127.0.0.1:9249:" + flink.get("metrics.reporter.prom.port"));
  }

  @Test
  void theServerIsStartedAsByKServe() {
    JsonNode container =
        Manifests.read("kubeflow/serving/base/servingruntime.yaml").at("/spec/containers/0");
    List<String> byKServe = new ArrayList<>(Manifests.strings(container.get("command")));
    byKServe.remove("pulseline"); // the image's entry point
    Manifests.strings(container.get("args")).stream()
        .map(arg -> arg.replace("{{.Name}}", "heart-disease"))
        .forEach(byKServe::add);
    List<String> byCompose = command("serving");

    // The registry in place of the folder into which KServe copies a model
    assertThat(byKServe).filteredOn(arg -> !byCompose.contains(arg)).hasSize(1);
    assertThat(byKServe).contains("--model_dir=/mnt/models");
    assertThat(byCompose)
        .filteredOn(arg -> !byKServe.contains(arg))
        .containsExactly("--dataset=heart-disease", "--lake=s3://pulseline");
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
  void theServerServesWhatTheTrainerMade() throws Exception {
    Image image = Image.layOut();
    Path lake = SmallLake.make(image, Files.createDirectories(folder.resolve("lake")));

    Run.wellOf(
        container(
            image, Manifests.strings(services.get("trainer").get("entrypoint")), "trainer", lake));
    Process server = container(image, List.of("pulseline"), "serving", lake).start();
    try (BufferedReader output = server.inputReader()) {
      assertThat(output.readLine()).contains("READY serving", "version=v_");
      server.toHandle().destroy();
      assertThat(server.waitFor()).isZero();
    } finally {
      server.destroyForcibly();
    }
  }

  /** A service's container, with its volume and its bucket in folders, and with free ports. */
  private ProcessBuilder container(
      Image image, List<String> entryPoint, String service, Path lake) {
    List<String> args =
        command(service).stream()
            // What compose itself makes of $$
            .map(line -> line.replace("$$", "$"))
            .map(line -> line.replace("=/models", "=" + folder.resolve("models")))
            .map(line -> line.replace("s3://pulseline", lake.toString()))
            .map(line -> line.replaceAll("(_port)=\\d+", "$1=0"))
            .toList();
    return image.container(folder, entryPoint, args);
  }

  private List<String> command(String service) {
    return Manifests.strings(services.get(service).get("command"));
  }
}
