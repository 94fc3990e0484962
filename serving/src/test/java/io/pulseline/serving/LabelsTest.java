package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import io.pulseline.contract.model.Signature;
import io.pulseline.serving.protocol.InferTensorContents;
import io.pulseline.serving.protocol.ModelInferResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people call a category is taken for it wherever it comes as text. */
class LabelsTest {
  private static final Signature SIGNATURE = Signatures.labelled();

  @RegisterExtension static final RunningServer SERVER = new RunningServer(SIGNATURE);

  private static Rest rest;

  @BeforeAll
  static void connect() {
    rest = SERVER.rest();
  }

  private static Rest.Answer infer(String sexes) throws Exception {
    return rest.post(
        "/v2/models/tiny/infer",
        """
        {"inputs":[{"name":"age","datatype":"INT64","shape":[2],"data":[63,40]},
        {"name":"weight","datatype":"FP32","shape":[2],"data":[80.5,70]},
        {"name":"smoker","datatype":"BYTES","shape":[2],"data":["1","0"]},
        {"name":"sex","datatype":"BYTES","shape":[2],"data":%s}]}"""
            .formatted(sexes));
  }

  private static void assertProbability(double actual, double... features) {
    assertThat(actual).isCloseTo(TinyModel.probabilities(SIGNATURE, features)[0], within(1e-6));
  }

  @Test
  void overRest() throws Exception {
    Rest.Answer answer = infer("[\"male\",\"female\"]");

    assertProbability(
        answer.output("probabilities").path("data").path(0).asDouble(), 63, 80.5, 1, 1);
    assertProbability(answer.output("probabilities").path("data").path(2).asDouble(), 40, 70, 0, 0);
  }

  @Test
  void besideValuesAndMissingOnes() throws Exception {
    Rest.Answer answer = infer("[\"1\",null]");

    assertProbability(
        answer.output("probabilities").path("data").path(0).asDouble(), 63, 80.5, 1, 1);
    assertProbability(
        answer.output("probabilities").path("data").path(2).asDouble(), 40, 70, 0, Double.NaN);
  }

  @Test
  void overGrpc() {
    try (Grpc grpc = SERVER.grpc()) {
      InferTensorContents.Builder age = InferTensorContents.newBuilder().addInt64Contents(63);
      InferTensorContents.Builder weight = InferTensorContents.newBuilder().addFp32Contents(80.5f);
      ModelInferResponse response =
          grpc.calls()
              .modelInfer(
                  Grpc.request()
                      .addInputs(Grpc.tensor("age", "INT64", 1).setContents(age))
                      .addInputs(Grpc.tensor("weight", "FP32", 1).setContents(weight))
                      .addInputs(Grpc.tensor("smoker", "BYTES", 1).setContents(text("1")))
                      .addInputs(Grpc.tensor("sex", "BYTES", 1).setContents(text("male")))
                      .build());

      assertProbability(response.getOutputs(1).getContents().getFp32Contents(0), 63, 80.5, 1, 1);
    }
  }

  private static InferTensorContents.Builder text(String value) {
    return InferTensorContents.newBuilder().addBytesContents(ByteString.copyFromUtf8(value));
  }

  @Test
  void andMetadataTellsThem() throws Exception {
    assertThat(
            rest.get("/v2/models/tiny")
                .body()
                .path("parameters")
                .path("columns")
                .path(3)
                .toString())
        .contains("\"categories\":[\"0\",\"1\"]", "\"labels\":[\"female\",\"male\"]");
  }

  @Test
  void andARefusalNamesThem() throws Exception {
    assertThat(infer("[\"male\",\"other\"]").error())
        .isEqualTo(
            "column 'sex', row 1: unknown category 'other', expected one of"
                + " [0 (female), 1 (male)]");
  }
}
