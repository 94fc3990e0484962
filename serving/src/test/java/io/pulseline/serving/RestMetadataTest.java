package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Health and metadata over REST. */
class RestMetadataTest {
  @RegisterExtension static final RunningServer SERVER = new RunningServer(Signatures.strings());

  private static Rest rest;

  @BeforeAll
  static void connect() {
    rest = SERVER.rest();
  }

  private static JsonNode get(String path) throws Exception {
    Rest.Answer answer = rest.get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/json");
    return answer.body();
  }

  @Test
  void isLiveAndReady() throws Exception {
    assertThat(get("/").path("status").asText()).isEqualTo("alive");
    assertThat(get("/v2/health/live")).hasToString("{\"live\":true,\"status\":\"alive\"}");
    assertThat(get("/v2/health/ready")).hasToString("{\"live\":true,\"ready\":true}");
  }

  @Test
  void tellsThatTheModelIsReady() throws Exception {
    assertThat(get("/v2/models/tiny/ready")).hasToString("{\"name\":\"tiny\",\"ready\":true}");
    assertThat(
            get("/v2/models/tiny/versions/" + TinyModel.VERSION + "/ready")
                .path("ready")
                .asBoolean())
        .isTrue();
  }

  @Test
  void describesTheServerWithAndWithoutATrailingSlash() throws Exception {
    assertThat(get("/v2").path("name").asText()).isEqualTo("pulseline");
    assertThat(get("/v2/").path("version").asText()).isNotEmpty();
    assertThat(get("/v2").path("extensions").isArray()).isTrue();
  }

  @Test
  void listsItsModel() throws Exception {
    assertThat(get("/v2/models").path("models").toString()).isEqualTo("[\"tiny\"]");
  }

  @Test
  void describesTheModel() throws Exception {
    JsonNode model = get("/v2/models/tiny");

    assertThat(model.path("name").asText()).isEqualTo("tiny");
    assertThat(model.path("versions").toString()).isEqualTo("[\"" + TinyModel.VERSION + "\"]");
    assertThat(model.path("platform").asText()).isEqualTo("onnx_onnxv1");
    assertThat(model.path("inputs").toString())
        .isEqualTo("[{\"name\":\"features\",\"datatype\":\"FP32\",\"shape\":[-1,4]}]");
    assertThat(model.path("outputs").toString())
        .isEqualTo(
            "[{\"name\":\"label\",\"datatype\":\"BYTES\",\"shape\":[-1]},"
                + "{\"name\":\"probabilities\",\"datatype\":\"FP32\",\"shape\":[-1,3]}]");
  }

  @Test
  void describesTheColumnsThatMayComeAsTensorsOfTheirOwn() throws Exception {
    JsonNode columns = get("/v2/models/tiny").path("parameters").path("columns");

    assertThat(columns.findValuesAsText("name")).containsExactly("age", "weight", "smoker", "city");
    assertThat(columns.findValuesAsText("datatype"))
        .containsExactly("INT64", "FP32", "INT64", "BYTES");
    assertThat(columns.path(3).path("categories").toString())
        .isEqualTo("[\"Oslo\",\"Bergen\",\"Tromsø\"]");
  }

  @Test
  void tellsHowFarIntegersEnterTheModelExactly() throws Exception {
    JsonNode columns = get("/v2/models/tiny").path("parameters").path("columns");

    assertThat(columns.path(0).path("exact_within").asLong()).isEqualTo(1 << 24);
    assertThat(columns.findValues("exact_within")).hasSize(1);
  }

  @Test
  void describesTheVersionInThePath() throws Exception {
    assertThat(get("/v2/models/tiny/versions/" + TinyModel.VERSION))
        .isEqualTo(get("/v2/models/tiny"));
  }
}
