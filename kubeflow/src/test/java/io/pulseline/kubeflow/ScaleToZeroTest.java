package io.pulseline.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code kubectl kustomize} makes of scale-to-zero; runs where kubectl is installed. */
class ScaleToZeroTest {
  private static final JsonNode PLAIN = Manifests.read("kubeflow/serving/servingruntime.yaml");

  private static JsonNode runtime;
  private static JsonNode service;

  @BeforeAll
  static void render() throws Exception {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl"))),
        "kubectl is not installed");
    Run kubectl =
        Run.wellOf(
            new ProcessBuilder("kubectl", "kustomize", "kubeflow/scale-to-zero")
                .directory(Image.ROOT.toFile()));
    for (JsonNode document : Manifests.documents(kubectl.output())) {
      switch (document.path("kind").asText()) {
        case "ServingRuntime" -> runtime = document;
        case "InferenceService" -> service = document;
        default -> assertThat(document.path("kind").asText()).isEqualTo("ServiceAccount");
      }
    }
  }

  @Test
  void aRequestThatWaitsForAPodWaitsForNoWarmUp() {
    List<String> args = Manifests.strings(PLAIN.at("/spec/containers/0/args"));

    assertThat(Manifests.strings(runtime.at("/spec/containers/0/args")))
        .startsWith(args.toArray(String[]::new))
        .endsWith("--warm-up=0s")
        .hasSize(args.size() + 1);
  }

  @Test
  void knativeFindsTheOnePortThatItAllows() {
    JsonNode ports = runtime.at("/spec/containers/0/ports");

    assertThat(ports).hasSize(1);
    assertThat(ports.at("/0/name").asText()).isEqualTo("http1");
    assertThat(runtime.at("/spec/containers/0/readinessProbe/httpGet/port"))
        .isEqualTo(ports.at("/0/containerPort"));
    assertThat(Manifests.strings(runtime.at("/spec/protocolVersions"))).containsExactly("v1", "v2");
  }

  @Test
  void theServiceScalesToZeroOnTheRuntimeThatIsMadeForIt() {
    assertThat(service.at("/metadata/annotations/serving.kserve.io~1deploymentMode").asText())
        .isEqualTo("Knative");
    assertThat(service.at("/spec/predictor/minReplicas").intValue()).isZero();
    assertThat(service.at("/spec/predictor").has("scaleMetric")).isFalse();
    assertThat(service.at("/spec/predictor/model/runtime"))
        .isEqualTo(runtime.at("/metadata/name"))
        .isNotEqualTo(PLAIN.at("/metadata/name"));
  }
}
