package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model repository extension over REST, of all models of a lake. */
class RepositoryRestTest {
  private static final String INDEX = "/v2/repository/index";
  private static final String HEART = "/v2/repository/models/heart";
  private static final String V2 = "{\"parameters\": {\"version\": \"v2\"}}";
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
    lake.register(RunningLake.HEART, "v2", Signatures.numbers());
    lake.start(Optional.empty(), true);
    rest = lake.rest();
  }

  @AfterEach
  void stop() {
    lake.close();
  }

  private static List<String> entries(JsonNode index) {
    assertThat(index.isArray()).isTrue();
    return Stream.iterate(0, i -> i < index.size(), i -> i + 1)
        .map(index::get)
        .map(
            entry ->
                "%s %s %s %s"
                    .formatted(
                        entry.path("name").textValue(),
                        entry.path("version").textValue(),
                        entry.path("state").textValue(),
                        entry.path("reason").textValue())
                    .strip())
        .toList();
  }

  private String version(String path) throws Exception {
    Rest.Answer answer = rest.post("/v2/models/" + path + "/infer", ROW);
    return answer.status() == 200 ? answer.body().path("model_version").asText() : answer.error();
  }

  @Test
  void showsAllThereIsAndWhatIsServed() throws Exception {
    assertThat(entries(rest.post(INDEX, "{}").body()))
        .containsExactly("heart v1 READY", "heart v2 UNAVAILABLE in staging", "shop v9 READY");
    assertThat(entries(rest.post(INDEX, "{\"ready\": true}").body()))
        .containsExactly("heart v1 READY", "shop v9 READY");
  }

  /** As tritonclient.http asks: no body, and no word of what it is. */
  @Test
  void takesABodyThatIsNotThere() throws Exception {
    HttpResponse<byte[]> index = rest.post(INDEX, new byte[0]);
    assertThat(index.statusCode()).isEqualTo(200);
    assertThat(index.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(entries(rest.answer(index).body())).hasSize(3);

    assertThat(rest.post(HEART + "/load", new byte[0]).statusCode()).isEqualTo(200);
    byte[] unload =
        "{\"parameters\":{\"unload_dependents\":false}}".getBytes(StandardCharsets.UTF_8);
    assertThat(rest.post(HEART + "/unload", unload).statusCode()).isEqualTo(200);
    assertThat(version("heart")).contains("'heart' is not served here, 'shop' is");
  }

  @Test
  void servesAVersionBesideProductionOnceItIsLoaded() throws Exception {
    assertThat(version("heart/versions/v2"))
        .contains("no version 'v2' here, version 'v1' is served");

    Rest.Answer loaded = rest.post(HEART + "/load", V2);
    assertThat(loaded.status()).isEqualTo(200);
    assertThat(loaded.body()).hasToString("{\"name\":\"heart\",\"load\":true}");
    assertThat(version("heart/versions/v2")).isEqualTo("v2");
    assertThat(version("heart/versions/v1")).isEqualTo("v1");
    assertThat(version("heart")).isEqualTo("v1");
    assertThat(rest.get("/v2/models/heart").body().path("versions")).hasToString("[\"v1\",\"v2\"]");

    assertThat(rest.post(HEART + "/unload", V2).body())
        .hasToString("{\"name\":\"heart\",\"unload\":true}");
    assertThat(version("heart/versions/v2")).contains("version 'v1' is served");
  }

  @Test
  void leavesAModelUnloadedUntilItIsLoadedThoughProductionMoves() throws Exception {
    assertThat(rest.post(HEART + "/unload", "{}").status()).isEqualTo(200);
    assertThat(rest.get("/v2/models").body().path("models")).hasToString("[\"shop\"]");
    assertThat(rest.get("/v2/models/heart/ready").status()).isEqualTo(404);
    assertThat(rest.get("/v2/health/ready").status()).isEqualTo(200);

    lake.promote(RunningLake.HEART, "v2");
    await()
        .untilAsserted(
            () ->
                assertThat(entries(rest.post(INDEX, "{}").body()))
                    .containsExactly(
                        "heart v1 UNAVAILABLE unloaded by request",
                        "heart v2 UNAVAILABLE unloaded by request",
                        "shop v9 READY"));
    assertThat(version("heart")).contains("is not served here");

    assertThat(rest.post(HEART + "/load", "{}").status()).isEqualTo(200);
    assertThat(version("heart")).isEqualTo("v2");
  }

  @Test
  void doesNotTakeProductionFromUnderAModel() throws Exception {
    Rest.Answer answer = rest.post(HEART + "/unload", "{\"parameters\": {\"version\": \"v1\"}}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains("'v1'", "'heart'", "unload the model as a whole");
    assertThat(version("heart")).isEqualTo("v1");
  }

  @Test
  void saysWhatIsWrongWithAPackage() throws Exception {
    lake.damage(RunningLake.HEART, "v2");

    Rest.Answer answer = rest.post(HEART + "/load", V2);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains("v2/model.onnx is damaged", "SHA-256");
    assertThat(version("heart")).isEqualTo("v1");
    assertThat(new String(rest.bytes("/metrics").body(), StandardCharsets.UTF_8))
        .contains(
            "pulseline_serving_load_failures_total{model_name=\"heart\",model_version=\"v2\"} 1.0");
  }

  @Test
  void loadsWhatWasNotThereAMomentAgo() throws Exception {
    lake.register("later", "v1", Signatures.numbers());

    assertThat(rest.post("/v2/repository/models/later/load", "{}").status()).isEqualTo(200);
    assertThat(version("later")).isEqualTo("v1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "..",
        "%2e%2e%2f%2e%2e%2fx",
        "..%2F..%2Fheart",
        "heart%00",
        "%00",
        "%20",
        "heart%2Fv1",
        "HEART",
        "v1",
        "registry.json"
      })
  void looksANameUpAndNowhereElse(String name) throws Exception {
    List<Path> before = files();

    for (String what : List.of("load", "unload")) {
      HttpResponse<byte[]> answer =
          rest.post("/v2/repository/models/" + name + "/" + what, new byte[0]);
      assertThat(answer.statusCode()).as(name).isIn(400, 404);
      assertThat(rest.answer(answer).error()).as(name).isNotEmpty();
    }
    assertThat(files()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "..", "../heart/v1", "\\u0000", "/", "v1/../v2", "registry.json"})
  void looksAVersionUpAndNowhereElse(String version) throws Exception {
    List<Path> before = files();
    String body = "{\"parameters\": {\"version\": \"%s\"}}".formatted(version);

    Rest.Answer load = rest.post(HEART + "/load", body);
    assertThat(load.status()).isEqualTo(404);
    assertThat(load.error()).contains("in the repository, 'v1', 'v2' are");
    assertThat(rest.post(HEART + "/unload", body).status()).isEqualTo(404);
    assertThat(files()).isEqualTo(before);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(lake.folder())) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"parameters\": {\"config\": \"{}\"}}",
        "{\"parameters\": {\"file:1/model.onnx\": \"AA==\"}}",
        "{\"parameters\": {\"version\": 1}}",
        "{\"parameters\": []}",
        "[]",
        "{",
        "{} {}"
      })
  void takesNoOtherBody(String body) throws Exception {
    Rest.Answer answer = rest.post(HEART + "/load", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isNotEmpty();
  }
}
