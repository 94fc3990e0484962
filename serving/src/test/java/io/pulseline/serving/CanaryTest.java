package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A candidate beside production: a tenth of the requests that name no version. */
class CanaryTest {
  private static final String ROW =
      """
      {"inputs":[{"name":"features","datatype":"FP32","shape":[1,3],"data":[63,80.5,1]}]}\
      """;

  @TempDir private Path temp;
  private RunningLake lake;
  private Rest rest;

  @BeforeEach
  void start() throws IOException {
    lake = new RunningLake(temp);
    lake.start(Optional.of(10), false);
    rest = lake.rest();
  }

  @AfterEach
  void stop() {
    lake.close();
  }

  private Map<String, Integer> versionsOf(int requests) throws Exception {
    Map<String, Integer> versions = new TreeMap<>();
    for (int i = 0; i < requests; i++) {
      Rest.Answer answer = rest.post("/v2/models/heart/infer", ROW);
      assertThat(answer.status()).isEqualTo(200);
      versions.merge(answer.body().path("model_version").asText(), 1, Integer::sum);
    }
    return versions;
  }

  private void awaitServed(String versions) {
    await()
        .untilAsserted(
            () ->
                assertThat(rest.get("/v2/models/heart").body().path("versions"))
                    .hasToString(versions));
  }

  private String readiness() throws Exception {
    return rest.get("/v2/health/ready").body().toString();
  }

  @Test
  void answersItsShareAndNamesItself() throws Exception {
    lake.register(RunningLake.HEART, "v2", Signatures.numbers());
    awaitServed("[\"v1\",\"v2\"]");

    assertThat(versionsOf(100)).isEqualTo(Map.of("v1", 90, "v2", 10));
    assertThat(new String(rest.bytes("/metrics").body(), StandardCharsets.UTF_8))
        .contains(
            "pulseline_serving_requests_total{model_name=\"heart\",model_version=\"v1\"} 90.0\n",
            "pulseline_serving_requests_total{model_name=\"heart\",model_version=\"v2\"} 10.0\n");
  }

  @Test
  void answersWhoNamesAVersionByThatOne() throws Exception {
    lake.register(RunningLake.HEART, "v2", Signatures.numbers());
    awaitServed("[\"v1\",\"v2\"]");

    for (int i = 0; i < 20; i++) {
      for (String version : new String[] {"v1", "v2"}) {
        Rest.Answer answer = rest.post("/v2/models/heart/versions/" + version + "/infer", ROW);
        assertThat(answer.body().path("model_version").asText()).isEqualTo(version);
      }
    }
  }

  @Test
  void followsItsStage() throws Exception {
    lake.register(RunningLake.HEART, "v2", Signatures.numbers());
    awaitServed("[\"v1\",\"v2\"]");
    lake.promote(RunningLake.HEART, "v2");
    awaitServed("[\"v2\"]");
    assertThat(versionsOf(10)).isEqualTo(Map.of("v2", 10));

    lake.register(RunningLake.HEART, "v3", Signatures.numbers());
    awaitServed("[\"v2\",\"v3\"]");
    lake.archive(RunningLake.HEART, "v3");
    awaitServed("[\"v2\"]");
  }

  @Test
  void leavesAllToProductionWhenItCannotBeLoaded() throws Exception {
    lake.upload(RunningLake.HEART, "v2", Signatures.numbers());
    lake.damage(RunningLake.HEART, "v2");
    lake.stage(RunningLake.HEART, "v2");
    await().untilAsserted(() -> assertThat(readiness()).contains("candidate 'v2'", "damaged"));

    assertThat(versionsOf(20)).isEqualTo(Map.of("v1", 20));
  }

  @Test
  void leavesAllToProductionWhenItTakesOtherInputs() throws Exception {
    lake.register(RunningLake.HEART, "v2", Signatures.strings());
    awaitServed("[\"v1\",\"v2\"]");
    await().untilAsserted(() -> assertThat(readiness()).contains("takes or gives something else"));

    assertThat(versionsOf(20)).isEqualTo(Map.of("v1", 20));
  }
}
