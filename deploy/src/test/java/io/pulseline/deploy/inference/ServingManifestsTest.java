package io.pulseline.deploy.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.deploy.cluster.Document;
import io.pulseline.storage.S3Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServingManifestsTest {
  private static final S3Settings STORE = S3Settings.of("http://object-store:8333");

  @Test
  void areThoseOfKubeflowServingForOnePackage() {
    List<Document> documents =
        ServingManifests.of("models", "hearts", "s3://lake/models/h/v_1", Optional.of("server:7"));

    assertThat(documents)
        .extracting(document -> document.ref().kind())
        .containsExactly("ServiceAccount", "ServingRuntime", "InferenceService");
    assertThat(documents)
        .allSatisfy(
            document ->
                assertThat(document.json().at("/metadata/namespace").textValue())
                    .isEqualTo("models"));
    assertThat(documents.get(1).json().at("/spec/containers/0/image").textValue())
        .isEqualTo("server:7");
    JsonNode service = documents.get(2).json();
    assertThat(service.at("/metadata/name").textValue()).isEqualTo("hearts");
    assertThat(service.at("/spec/predictor/model/storageUri").textValue())
        .isEqualTo("s3://lake/models/h/v_1");
  }

  @Test
  void theSecretIsTheOneThatTheAccountNames() {
    Document account = ServingManifests.of("models", "h", "s3://lake/v", Optional.empty()).get(0);

    assertThat(account.json().at("/secrets/0/name").textValue()).isEqualTo(S3Secret.NAME);
  }

  @Test
  void theSecretSaysWhereItsKeysAreGoodFor() {
    JsonNode secret =
        S3Secret.of(
                "models", STORE, Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "key"))
            .orElseThrow()
            .json();

    assertThat(secret.at("/metadata/annotations").toString())
        .isEqualTo(
            "{\"serving.kserve.io/s3-region\":\"us-east-1\","
                + "\"serving.kserve.io/s3-endpoint\":\"object-store:8333\","
                + "\"serving.kserve.io/s3-usehttps\":\"0\"}");
    assertThat(secret.at("/data/AWS_SECRET_ACCESS_KEY").textValue()).isEqualTo("a2V5");
  }

  @Test
  void thereIsNoSecretOfHalfAPairOfKeys() {
    assertThat(S3Secret.of("models", STORE, Map.of("AWS_ACCESS_KEY_ID", "id"))).isEmpty();
  }
}
