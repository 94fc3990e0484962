package io.pulseline.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code kubectl kustomize} makes of serving/overlays; runs where kubectl is installed. */
class ServingOverlaysTest {
  private static final String MODE = "/metadata/annotations/serving.kserve.io~1deploymentMode";
  private static final JsonNode PLAIN = Manifests.read("kubeflow/serving/base/servingruntime.yaml");

  @BeforeAll
  static void needsKubectl() {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl"))),
        "kubectl is not installed");
  }

  /** The documents of a folder, by their kind. */
  private static Map<String, JsonNode> render(String folder) throws Exception {
    Run kubectl =
        Run.wellOf(
            new ProcessBuilder("kubectl", "kustomize", "kubeflow/serving/" + folder)
                .directory(Image.ROOT.toFile()));
    Map<String, JsonNode> documents = new HashMap<>();
    for (JsonNode document : Manifests.documents(kubectl.output())) {
      documents.put(document.path("kind").asText(), document);
    }
    return documents;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "base",
        "overlays/knative",
        "overlays/hpa",
        "overlays/keda",
        "overlays/canary",
        "overlays/canary-raw"
      })
  void aServiceComesWithTheRuntimeAndTheAccountThatItNames(String folder) throws Exception {
    Map<String, JsonNode> documents = render(folder);

    assertThat(documents).containsOnlyKeys("InferenceService", "ServingRuntime", "ServiceAccount");
    JsonNode predictor = documents.get("InferenceService").at("/spec/predictor");
    assertThat(predictor.at("/model/runtime"))
        .isEqualTo(documents.get("ServingRuntime").at("/metadata/name"));
    assertThat(predictor.get("serviceAccountName"))
        .isEqualTo(documents.get("ServiceAccount").at("/metadata/name"));
  }

  /** KServe 0.15 takes any other word for the default. */
  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/hpa", "overlays/keda", "overlays/canary-raw"})
  void plainDeploymentsAreAskedForByTheNameThatEachVersionKnows(String folder) throws Exception {
    assertThat(render(folder).get("InferenceService").at(MODE).asText()).isEqualTo("RawDeployment");
  }

  @Test
  void aRequestThatWaitsForAPodWaitsForNoWarmUp() throws Exception {
    List<String> args = Manifests.strings(PLAIN.at("/spec/containers/0/args"));
    JsonNode runtime = render("overlays/knative").get("ServingRuntime");

    assertThat(Manifests.strings(runtime.at("/spec/containers/0/args")))
        .startsWith(args.toArray(String[]::new))
        .endsWith("--warm-up=0s")
        .hasSize(args.size() + 1);
  }

  @Test
  void knativeFindsTheOnePortThatItAllows() throws Exception {
    JsonNode runtime = render("overlays/knative").get("ServingRuntime");
    JsonNode ports = runtime.at("/spec/containers/0/ports");

    assertThat(ports).hasSize(1);
    assertThat(ports.at("/0/name").asText()).isEqualTo("http1");
    assertThat(runtime.at("/spec/containers/0/readinessProbe/httpGet/port"))
        .isEqualTo(ports.at("/0/containerPort"));
    assertThat(Manifests.strings(runtime.at("/spec/protocolVersions"))).containsExactly("v1", "v2");
  }

  @Test
  void theServiceScalesToZeroOnTheRuntimeThatIsMadeForIt() throws Exception {
    JsonNode service = render("overlays/knative").get("InferenceService");

    assertThat(service.at(MODE).asText()).isEqualTo("Serverless");
    assertThat(service.at("/spec/predictor/minReplicas").intValue()).isZero();
    assertThat(service.at("/spec/predictor").has("scaleMetric")).isFalse();
    assertThat(service.at("/spec/predictor/model/runtime"))
        .isNotEqualTo(PLAIN.at("/metadata/name"));
  }
}
