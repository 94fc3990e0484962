package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.model.Signature;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The binary tensor data extension, as tritonclient's HTTP client speaks it. */
class RestBinaryTest {
  private static final Signature SIGNATURE = Signatures.numbers();
  private static final String INFER = "/v2/models/tiny/infer";
  private static final byte[] ROWS = BinaryBody.floats(63, 80.5f, 1, -40, 0, 0);

  /** What tritonclient 2.73 writes; interop/with_triton.py sees to it that it still does. */
  private static final String TRITONS =
      "{\"inputs\":[{\"name\":\"features\",\"shape\":[2,3],\"datatype\":\"FP32\","
          + "\"parameters\":{\"binary_data_size\":24}}],"
          + "\"parameters\":{\"binary_data_output\":true}}";

  @RegisterExtension static final RunningServer SERVER = new RunningServer(SIGNATURE);

  private static Rest rest;

  @BeforeAll
  static void connect() {
    rest = SERVER.rest();
  }

  private static HttpResponse<byte[]> infer(String json, byte[]... tensors) throws Exception {
    BinaryBody body = BinaryBody.of(json, tensors);
    return rest.post(INFER, body.bytes(), BinaryBody.JSON_LENGTH, body.jsonLength());
  }

  private static void assertRefused(HttpResponse<byte[]> response, String... words)
      throws Exception {
    Rest.Answer answer = rest.answer(response);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.error()).contains(words);
  }

  private static void assertProbabilities(ByteBuffer elements, double... features) {
    for (double expected : TinyModel.probabilities(SIGNATURE, features)) {
      assertThat((double) elements.getFloat()).isCloseTo(expected, within(1e-6));
    }
  }

  @Test
  void answersTritonsClientInBinaryTensors() throws Exception {
    HttpResponse<byte[]> response = infer(TRITONS, ROWS);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/octet-stream");
    BinaryBody answer = BinaryBody.of(response);
    assertThat(answer.tree().toString())
        .isEqualTo(
            "{\"model_name\":\"tiny\",\"model_version\":\"%s\",\"outputs\":["
                    .formatted(TinyModel.VERSION)
                + "{\"name\":\"label\",\"datatype\":\"INT64\",\"shape\":[2],"
                + "\"parameters\":{\"binary_data_size\":16}},"
                + "{\"name\":\"probabilities\",\"datatype\":\"FP32\",\"shape\":[2,2],"
                + "\"parameters\":{\"binary_data_size\":16}}]}");
    ByteBuffer elements = answer.elements();
    assertThat(elements.getLong()).isEqualTo(7);
    assertThat(elements.getLong()).isEqualTo(3);
    assertProbabilities(elements, 63, 80.5, 1);
    assertProbabilities(elements, -40, 0, 0);
    assertThat(elements.hasRemaining()).isFalse();
  }

  @Test
  void takesAnyContentTypeThatClientsSendBinaryTensorsWith() throws Exception {
    BinaryBody body = BinaryBody.of(TRITONS, ROWS);
    for (String type : new String[] {"application/octet-stream", "application/json"}) {
      HttpResponse<byte[]> response =
          rest.post(
              INFER, body.bytes(), "Content-Type", type, BinaryBody.JSON_LENGTH, body.jsonLength());

      assertThat(response.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void answersJsonWhenBinaryOutputsWereNotAskedFor() throws Exception {
    String json = TRITONS.replace("true", "false");

    assertThat(rest.answer(infer(json, ROWS)).output("label").path("data").toString())
        .isEqualTo("[7,3]");
  }

  @Test
  void letsEachOutputSayOtherwise() throws Exception {
    String json =
        TRITONS.replace(
            "\"parameters\":{\"binary_data_output\"",
            "\"outputs\":[{\"name\":\"label\",\"parameters\":{\"binary_data\":false}},"
                + "{\"name\":\"probabilities\"}],\"parameters\":{\"binary_data_output\"");

    BinaryBody answer = BinaryBody.of(infer(json, ROWS));

    assertThat(answer.tree().path("outputs").path(0).path("data").toString()).isEqualTo("[7,3]");
    assertProbabilities(answer.elements(), 63, 80.5, 1);
    assertThat(answer.tensors()).hasSize(16);
  }

  @Test
  void answersJsonInputsWithBinaryOutputs() throws Exception {
    String json =
        """
        {"inputs":[{"name":"features","datatype":"FP32","shape":[1,3],"data":[63,80.5,1]}],
        "outputs":[{"name":"probabilities","parameters":{"binary_data":true}}]}""";

    BinaryBody answer = BinaryBody.of(rest.post(INFER, json.getBytes(StandardCharsets.UTF_8)));

    assertProbabilities(answer.elements(), 63, 80.5, 1);
  }

  @Test
  void takesBinaryColumnsBesideJsonOnes() throws Exception {
    String json =
        """
        {"inputs":[
        {"name":"age","datatype":"INT64","shape":[1],"parameters":{"binary_data_size":8}},
        {"name":"weight","datatype":"FP32","shape":[1],"data":[80.5]},
        {"parameters":{"binary_data_size":1},"name":"smoker","datatype":"BOOL","shape":[1]}],
        "parameters":{"binary_data_output":true}}""";

    BinaryBody answer = BinaryBody.of(infer(json, BinaryBody.longs(63), new byte[] {1}));

    assertProbabilities(answer.elements().position(8), 63, 80.5, 1);
  }

  @Test
  void takesABodyOfNothingButRows() throws Exception {
    BinaryBody answer = BinaryBody.of(rest.post(INFER, ROWS, BinaryBody.JSON_LENGTH, "0"));

    assertProbabilities(answer.elements().position(16), 63, 80.5, 1);
  }

  @Test
  void answersABatchTooLargeForTheEventLoop() throws Exception {
    int rows = 20_000;
    byte[] tensor = new byte[rows * 12];
    System.arraycopy(ROWS, 0, tensor, (rows - 2) * 12, 24);
    String json = TRITONS.replace("[2,3]", "[20000,3]").replace("24", "240000");

    BinaryBody answer = BinaryBody.of(infer(json, tensor));

    ByteBuffer elements = answer.elements().position(rows * 8 + (rows - 2) * 8);
    assertProbabilities(elements, 63, 80.5, 1);
    assertProbabilities(elements, -40, 0, 0);
  }

  @Test
  void refusesTensorsThatEndTooEarly() throws Exception {
    assertRefused(infer(TRITONS, new byte[20]), "'features'", "24", "20 bytes are left");
  }

  @Test
  void refusesBytesThatAreNoTensors() throws Exception {
    assertRefused(infer(TRITONS, ROWS, new byte[3]), "3 bytes are left over");
  }

  @Test
  void refusesTensorsOfAnotherSizeThanTheirShape() throws Exception {
    String json = TRITONS.replace("[2,3]", "[1,3]");

    assertRefused(infer(json, ROWS), "'features'", "[1,3] of FP32 means 12 raw bytes, but 24");
  }

  @Test
  void refusesASizeWithoutTensors() throws Exception {
    HttpResponse<byte[]> response = rest.post(INFER, BinaryBody.of(TRITONS).bytes());

    assertRefused(response, "'features'", "0 bytes are left", BinaryBody.JSON_LENGTH);
  }

  @Test
  void refusesDataBesideASize() throws Exception {
    String json = TRITONS.replace("\"shape\"", "\"data\": [1, 2, 3, 4, 5, 6], \"shape\"");

    assertRefused(infer(json, ROWS), "'features' has both");
  }

  @Test
  void refusesAHeaderThatIsNoLengthOfTheBody() throws Exception {
    for (String length : new String[] {"-1", "9999", "99999999999", "ten"}) {
      HttpResponse<byte[]> response =
          rest.post(INFER, BinaryBody.of(TRITONS).bytes(), BinaryBody.JSON_LENGTH, length);

      assertRefused(response, BinaryBody.JSON_LENGTH, "'" + length + "'");
    }
  }

  @Test
  void refusesRowsThatAreNotWhole() throws Exception {
    assertRefused(
        rest.post(INFER, new byte[25], BinaryBody.JSON_LENGTH, "0"),
        "'features'",
        "rows of 3 FP32, 12 bytes each, but 25 bytes came");
  }

  @Test
  void refusesParametersOfTheWrongKind() throws Exception {
    assertRefused(infer(TRITONS.replace("true", "1"), ROWS), "'binary_data_output'", "number 1");
    assertRefused(infer(TRITONS.replace("24", "\"24\""), ROWS), "'binary_data_size'", "\"24\"");
    assertRefused(infer(TRITONS.replace("24", "-1"), ROWS), "'binary_data_size' is -1");
  }

  @Test
  void tellsThatItSpeaksTheExtension() throws Exception {
    assertThat(rest.get("/v2").body().path("extensions").toString())
        .contains("\"binary_tensor_data\"");
  }
}
