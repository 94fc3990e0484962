package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.model.Signature;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Inference over REST with one tensor of all columns. */
class RestInferTest {
  private static final Signature SIGNATURE = Signatures.numbers();
  private static final String INFER = "/v2/models/tiny/infer";

  @RegisterExtension static final RunningServer SERVER = new RunningServer(SIGNATURE);

  private static Rest rest;

  @BeforeAll
  static void connect() {
    rest = SERVER.rest();
  }

  private static String table(String shape, String data) {
    return """
        {"inputs":[{"name":"features","datatype":"FP32","shape":%s,"data":%s}]}"""
        .formatted(shape, data);
  }

  private static void assertProbabilities(Rest.Answer answer, int row, double... features) {
    double[] expected = TinyModel.probabilities(SIGNATURE, features);
    JsonNode data = answer.output("probabilities").path("data");
    for (int k = 0; k < expected.length; k++) {
      assertThat(data.path(row * expected.length + k).asDouble())
          .isCloseTo(expected[k], within(1e-6));
    }
  }

  @Test
  void answersLabelsAndProbabilitiesOfEachRow() throws Exception {
    Rest.Answer answer = rest.post(INFER, table("[2,3]", "[63,80.5,1,-40,0,0]"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.body().path("model_name").asText()).isEqualTo("tiny");
    assertThat(answer.body().path("model_version").asText()).isEqualTo(TinyModel.VERSION);
    JsonNode label = answer.output("label");
    assertThat(label.path("datatype").asText()).isEqualTo("INT64");
    assertThat(label.path("shape").toString()).isEqualTo("[2]");
    assertThat(label.path("data").toString()).isEqualTo("[7,3]");
    JsonNode probabilities = answer.output("probabilities");
    assertThat(probabilities.path("datatype").asText()).isEqualTo("FP32");
    assertThat(probabilities.path("shape").toString()).isEqualTo("[2,2]");
    assertProbabilities(answer, 0, 63, 80.5, 1);
    assertProbabilities(answer, 1, -40, 0, 0);
  }

  @Test
  void takesNestedDataAsFlatData() throws Exception {
    Rest.Answer nested = rest.post(INFER, table("[2,3]", "[[63,80.5,1],[-40,0,0]]"));

    assertThat(nested.status()).isEqualTo(200);
    assertProbabilities(nested, 1, -40, 0, 0);
  }

  @Test
  void takesTheFieldsOfATensorInAnyOrder() throws Exception {
    String body =
        """
        {"inputs":[{"data":[63,80.5,1],"shape":[1,3],"name":"features","datatype":"FP64"}]}""";

    assertProbabilities(rest.post(INFER, body), 0, 63, 80.5, 1);
  }

  @Test
  void echoesTheId() throws Exception {
    String body =
        """
        {"id":"a-7","inputs":[{"name":"features","datatype":"FP32","shape":[1,3],
        "data":[1,2,1]}]}""";

    assertThat(rest.post(INFER, body).body().path("id").asText()).isEqualTo("a-7");
  }

  @Test
  void inventsNoIdWhenNoneCame() throws Exception {
    assertThat(rest.post(INFER, table("[1,3]", "[1,2,1]")).body().has("id")).isFalse();
  }

  @Test
  void takesNullAndNaNAsMissing() throws Exception {
    Rest.Answer answer = rest.post(INFER, table("[2,3]", "[null,80.5,1,50,NaN,0]"));

    assertProbabilities(answer, 0, Double.NaN, 80.5, 1);
    assertProbabilities(answer, 1, 50, Double.NaN, 0);
  }

  @Test
  void toleratesNumbersBeyondTheBoundsOfTheDescriptor() throws Exception {
    assertProbabilities(rest.post(INFER, table("[1,3]", "[999,80.5,1]")), 0, 999, 80.5, 1);
  }

  @Test
  void toleratesParametersAndFieldsItDoesNotKnow() throws Exception {
    String body =
        """
        {"parameters":{"a":{"b":[1]}},"later":[{}],"inputs":[{"name":"features","datatype":"FP32",
        "shape":[1,3],"data":[1,2,1],"parameters":{"content_type":"np"}}]}""";

    assertThat(rest.post(INFER, body).status()).isEqualTo(200);
  }

  @Test
  void answersOnlyTheOutputsAskedForInTheirOrder() throws Exception {
    String body =
        """
        {"inputs":[{"name":"features","datatype":"FP32","shape":[1,3],"data":[1,2,1]}],
        "outputs":[{"name":"probabilities"},{"name":"label"}]}""";

    JsonNode outputs = rest.post(INFER, body).body().path("outputs");
    assertThat(outputs.findValuesAsText("name")).containsExactly("probabilities", "label");
  }

  @Test
  void servesTheVersionInThePath() throws Exception {
    String path = "/v2/models/tiny/versions/" + TinyModel.VERSION + "/infer";

    assertThat(rest.post(path, table("[1,3]", "[1,2,1]")).status()).isEqualTo(200);
  }

  @Test
  void answersABatchTooLargeForTheEventLoop() throws Exception {
    int rows = 3000;
    String data = "[63,80.5,1" + ",50,70,0".repeat(rows - 1) + "]";

    Rest.Answer answer = rest.post(INFER, table("[" + rows + ",3]", data));

    assertThat(answer.output("label").path("data")).hasSize(rows);
    assertProbabilities(answer, 0, 63, 80.5, 1);
    assertProbabilities(answer, rows - 1, 50, 70, 0);
  }

  @Test
  void aProbabilityThatIsNoNumberIsNull() throws Exception {
    Rest.Answer answer = rest.post(INFER, table("[2,3]", "[1,Infinity,1,-40,0,0]"));

    JsonNode probabilities = answer.output("probabilities").path("data");
    assertThat(probabilities).hasSize(4);
    assertThat(probabilities.path(0).isNull()).isTrue();
    assertThat(probabilities.path(1).isNull()).isTrue();
    assertProbabilities(answer, 1, -40, 0, 0);
  }
}
