package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseline.contract.model.ModelPackage;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.S3Server;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.registry.By;
import io.pulseline.registry.Gate;
import io.pulseline.registry.LakeModels;
import io.pulseline.registry.ModelStore;
import io.pulseline.registry.Promotion;
import io.pulseline.storage.S3Credentials;
import io.pulseline.storage.S3Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of all that a lake in a bucket has in production. */
@EmbeddedServers(ServerKind.S3)
class BucketOfModelsTest {
  private static final By US = By.now("test");
  private static final Gate FORCED = new Gate("auc", true);

  @TempDir private Path temp;
  private final S3Server s3;
  private final String lake;

  BucketOfModelsTest(S3Server s3) {
    this.s3 = s3;
    this.lake = "s3://" + s3.bucket() + "/" + UUID.randomUUID();
  }

  private void produce(LakeModels models, String dataset, String version) throws IOException {
    ModelPackage model =
        TinyModel.write(
            temp.resolve(dataset).resolve(version), Signatures.numbers(), dataset, version);
    try (ModelStore store = models.of(dataset)) {
      store.upload(model);
      store.register(model.manifest(), Promotion.FIRST, FORCED, US);
      store.promote(version, FORCED, US);
    }
  }

  @Test
  void servesEachAndFollowsItAndTakesUpWhatComesLater() throws Exception {
    S3Settings settings =
        S3Settings.of(s3.endpoint()).with(new S3Credentials(s3.accessKey(), s3.secretKey()));
    try (LakeModels models = LakeModels.open(lake, settings)) {
      produce(models, "heart", "v1");
      try (ServerProcess server =
          ServerProcess.start(
              temp,
              Map.of("AWS_ACCESS_KEY_ID", s3.accessKey(), "AWS_SECRET_ACCESS_KEY", s3.secretKey()),
              "--models=" + lake,
              "--s3-endpoint=" + s3.endpoint(),
              "--poll=50ms",
              "--http_port=0",
              "--grpc_port=0")) {
        server.awaitReady();
        assertThat(server.version()).isEqualTo("heart");
        Rest rest = new Rest(server.httpPort());

        produce(models, "heart", "v2");
        produce(models, "shop", "v1");
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(
                () -> {
                  assertThat(rest.get("/v2/models/heart").body().path("versions"))
                      .hasToString("[\"v2\"]");
                  assertThat(rest.get("/v2/models").body().path("models"))
                      .hasToString("[\"heart\",\"shop\"]");
                });
        server.terminate();
        assertThat(server.exitCode()).isZero();
        assertThat(server.errors()).isEmpty();
      }
    }
  }
}
