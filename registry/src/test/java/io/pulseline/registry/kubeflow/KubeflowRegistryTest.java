package io.pulseline.registry.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.model.Lineage;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.Signature;
import io.pulseline.registry.kubeflow.KubeflowRegistry.Published;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KubeflowRegistryTest {
  private static final Dataset DATASET = Datasets.load("heart-disease");
  private static final String FOLDER = "s3://lake/models/heart-disease/";

  private TestModelRegistry server;

  @BeforeEach
  void start() throws IOException {
    server = new TestModelRegistry("v1");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void makesTheModelItsVersionAndItsArtifactsKnown() {
    Published published = publish("v_1");

    assertThat(published).isEqualTo(new Published("2", "1"));
    assertThat(server.all("registered_models"))
        .singleElement()
        .satisfies(model -> assertThat(model.get("name").asText()).isEqualTo(DATASET.name()));
    JsonNode version = server.all("model_versions").get(0);
    assertThat(version.get("name").asText()).isEqualTo("v_1");
    assertThat(version.get("author").asText()).isEqualTo("ann");
    assertThat(version.at("/customProperties/auc/double_value").asDouble()).isEqualTo(0.9);
    assertThat(version.at("/customProperties/hyperparameter.seed/string_value").asText())
        .isEqualTo("42");
    assertThat(version.get("customProperties").has("f1_weighted")).isFalse(); // not a number
    assertThat(server.all("model_versions/2/artifacts"))
        .extracting(artifact -> artifact.get("artifactType").asText() + " " + artifact.get("uri"))
        .containsExactly(
            "model-artifact \"" + FOLDER + "v_1\"",
            "doc-artifact \"" + FOLDER + "v_1/report.html\"");
  }

  @Test
  void doublesNothingWhenItIsAskedTwice() {
    assertThat(publish("v_1")).isEqualTo(publish("v_1"));
    assertThat(publish("v_2").registeredModel()).isEqualTo("1");

    assertThat(server.all("registered_models")).hasSize(1);
    assertThat(server.all("model_versions")).hasSize(2);
    assertThat(server.all("model_versions/2/artifacts")).hasSize(2);
  }

  @Test
  void completesWhatBrokeOffAtAnyPoint() throws IOException {
    for (int made = 0; made < 4; made++) {
      try (TestModelRegistry failing = new TestModelRegistry("v1")) {
        failing.makeOnly(made);
        assertThatThrownBy(() -> publishTo(failing.url(), Optional.empty(), "v_1"))
            .isInstanceOf(UserException.class)
            .hasMessageContaining("answers 503 to POST /api/model_registry/v1/")
            .hasMessageEndingWith(": out of order");
        failing.makeOnly(Integer.MAX_VALUE);

        publishTo(failing.url(), Optional.empty(), "v_1");
        assertThat(failing.all("registered_models")).hasSize(1);
        assertThat(failing.all("model_versions")).hasSize(1);
        assertThat(failing.all("model_versions/2/artifacts")).hasSize(2);
      }
    }
  }

  @Test
  void speaksTheOlderVersionOfTheApiWhereItIsTheOnlyOne() throws IOException {
    try (TestModelRegistry older = new TestModelRegistry("v1alpha3")) {
      Published published = publishTo(older.url() + "/", Optional.empty(), "v_1");
      assertThat(published.modelVersion()).isEqualTo("2");
      assertThat(publishTo(older.url() + "/api/model_registry/v1alpha3", Optional.empty(), "v_1"))
          .isEqualTo(published);
      assertThat(older.requests()).filteredOn(request -> request.contains("/v1/")).hasSize(1);
    }
  }

  @Test
  void showsItsTokenAndSaysWhenItIsNotGood() throws IOException {
    server.require("secret");

    assertThat(publishTo(server.url(), Optional.of("secret"), "v_1").modelVersion()).isEqualTo("2");
    assertThatThrownBy(() -> publishTo(server.url(), Optional.of("wrong"), "v_1"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("(401): its token is not good for it")
        .hasMessageNotContaining("wrong");
    assertThatThrownBy(() -> publish("v_1")).hasMessageContaining("(401): its token is missing");
  }

  @Test
  void saysWhatIsWrongWithTheServer() throws IOException {
    assertThatThrownBy(() -> publishTo("http://127.0.0.1:1", Optional.empty(), "v_1"))
        .isInstanceOf(UserException.class)
        .hasMessage("cannot reach the model registry at http://127.0.0.1:1: it does not answer");
    assertThatThrownBy(() -> publishTo("localhost:8080", Optional.empty(), "v_1"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("model registry 'localhost:8080' is no URL; write it like http://");
    try (TestModelRegistry other = new TestModelRegistry("v9")) {
      assertThatThrownBy(() -> publishTo(other.url(), Optional.empty(), "v_1"))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("no Kubeflow Model Registry at " + other.url())
          .hasMessageEndingWith("/api/model_registry/v1 nor /api/model_registry/v1alpha3");
    }
  }

  private Published publish(String version) {
    return publishTo(server.url(), Optional.empty(), version);
  }

  private static Published publishTo(String url, Optional<String> token, String version) {
    Instant time = Instant.EPOCH;
    ModelManifest manifest =
        new ModelManifest(
            ModelManifest.SCHEMA_VERSION,
            DATASET.name(),
            DATASET.digest(),
            version,
            time,
            new Lineage("s3://lake/raw", List.of(), 600, Map.of(), time, time, "test"),
            Map.of("seed", "42"),
            Map.of("auc", 0.9, "f1_weighted", Double.NaN),
            Map.of(),
            "00",
            Signature.of(DATASET),
            Map.of("report.html", "00"),
            null);
    return new KubeflowRegistry(url, token).publish(DATASET, manifest, FOLDER + version, "ann");
  }
}
