package io.pulseline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code kubectl kustomize} makes of the base; runs where kubectl is installed. */
class KustomizeTest {
  private Map<String, JsonNode> rendered;

  @BeforeEach
  void render() throws IOException {
    assumeTrue(onPath("kubectl"), "kubectl is not installed");
    Process kubectl =
        new ProcessBuilder("kubectl", "kustomize", Manifests.BASE.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    rendered = new TreeMap<>();
    try (var documents =
        new ObjectMapper(new YAMLFactory())
            .readerFor(JsonNode.class)
            .<JsonNode>readValues(kubectl.getInputStream())) {
      documents.forEachRemaining(document -> rendered.put(document.get("kind").asText(), document));
    }
  }

  @Test
  void theRenderedDeploymentIsStillWhatTheDefinitionDescribes() throws IOException {
    assertThat(StrictCrd.flinkDeployment().problems(deployment())).isEmpty();
  }

  @Test
  void theImageGetsItsTag() {
    assertThat(deployment().at("/spec/image").textValue())
        .isEqualTo("pulseline-flink:0.1.0-SNAPSHOT");
  }

  @Test
  void thePodsReadTheAddressesByTheirHashedName() {
    assertThat(deployment().findValue("configMapRef").get("name").textValue())
        .startsWith("pulseline-addresses-")
        .isEqualTo(rendered.get("ConfigMap").at("/metadata/name").textValue());
  }

  @Test
  void flinkReadsTheS3AddressOfTheConfigMap() {
    assertThat(deployment().at("/spec/flinkConfiguration/s3.endpoint"))
        .isEqualTo(rendered.get("ConfigMap").at("/data/PULSELINE_S3_ENDPOINT"));
  }

  @Test
  void thePodsRunAsTheAccountThatTheRoleIsBoundTo() {
    assertThat(deployment().at("/spec/serviceAccount"))
        .isEqualTo(rendered.get("ServiceAccount").at("/metadata/name"))
        .isEqualTo(rendered.get("RoleBinding").at("/subjects/0/name"));
  }

  private JsonNode deployment() {
    return rendered.get("FlinkDeployment");
  }

  private static boolean onPath(String program) {
    return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
