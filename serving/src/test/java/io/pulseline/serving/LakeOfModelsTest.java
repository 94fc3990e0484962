package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of all that a lake has in production. */
class LakeOfModelsTest {
  @TempDir private Path temp;
  private RunningLake lake;

  @BeforeEach
  void make() throws Exception {
    lake = new RunningLake(temp);
  }

  @AfterEach
  void stop() {
    lake.close();
  }

  private void start() throws Exception {
    lake.start(Optional.empty(), false);
  }

  private String models() throws Exception {
    return lake.rest().get("/v2/models").body().path("models").toString();
  }

  private String version(String model) throws Exception {
    return lake.rest().get("/v2/models/" + model).body().at("/versions/0").asText();
  }

  @Test
  void callsEachModelByItsDataset() throws Exception {
    start();

    assertThat(models()).isEqualTo("[\"heart\",\"shop\"]");
    assertThat(version("heart")).isEqualTo("v1");
    assertThat(version("shop")).isEqualTo("v9");
    assertThat(lake.rest().get("/v2/models/other").error())
        .isEqualTo("model 'other' is not served here, 'heart', 'shop' are");
  }

  @Test
  void followsTheProductionOfEach() throws Exception {
    start();
    lake.register(RunningLake.HEART, "v2", Signatures.numbers());
    lake.promote(RunningLake.HEART, "v2");

    await().untilAsserted(() -> assertThat(version("heart")).isEqualTo("v2"));
    assertThat(version("shop")).isEqualTo("v9");
  }

  @Test
  void takesUpADatasetThatComesLater() throws Exception {
    start();
    lake.register("later", "v1", Signatures.numbers());

    await().untilAsserted(() -> assertThat(models()).isEqualTo("[\"heart\",\"later\",\"shop\"]"));
    assertThat(lake.rest().get("/v2/models/later/ready").status()).isEqualTo(200);
  }

  @Test
  void servesTheOthersWhenOneIsBrokenFromTheBeginning() throws Exception {
    lake.damage(RunningLake.SHOP, "v9");
    start();

    assertThat(models()).isEqualTo("[\"heart\"]");
    assertThat(lake.rest().get("/v2/health/ready").body().path("warning").asText())
        .contains("model 'shop'", "version 'v9' cannot be served", "damaged", "SHA-256");
    assertThat(new String(lake.rest().bytes("/metrics").body(), StandardCharsets.UTF_8))
        .contains("load_failures_total{model_name=\"shop\",model_version=\"v9\"}");
  }

  @Test
  void servesTheOldVersionOnWhenTheRegistryCannotBeRead() throws Exception {
    start();
    Files.writeString(lake.folder().resolve("models/heart/registry.json"), "{");

    await()
        .untilAsserted(
            () ->
                assertThat(lake.rest().get("/v2/health/ready").body().path("warning").asText())
                    .contains("model 'heart': the registry cannot be read", "'v1' is served on"));
    assertThat(version("heart")).isEqualTo("v1");
  }
}
