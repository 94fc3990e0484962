package io.pulseline.serving;

import static io.pulseline.serving.Grpc.request;
import static io.pulseline.serving.Grpc.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.pulseline.serving.protocol.InferTensorContents;
import io.pulseline.serving.protocol.ModelInferRequest;
import io.pulseline.serving.protocol.ModelInferRequest.InferRequestedOutputTensor;
import io.pulseline.serving.protocol.ModelMetadataRequest;
import io.pulseline.serving.protocol.ModelReadyRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is refused over gRPC, with which status, and whether the text helps. */
class GrpcRefusalsTest {
  @RegisterExtension static final RunningServer SERVER = new RunningServer(Signatures.numbers());

  private static Grpc client;

  @BeforeAll
  static void connect() {
    client = SERVER.grpc();
  }

  @AfterAll
  static void disconnect() {
    client.close();
  }

  private static ModelInferRequest.Builder table() {
    return request()
        .addInputs(
            tensor("features", "FP32", 1, 3)
                .setContents(
                    InferTensorContents.newBuilder()
                        .addFp32Contents(1)
                        .addFp32Contents(2)
                        .addFp32Contents(3)));
  }

  private static void assertRefused(
      ModelInferRequest.Builder request, Status.Code code, String... words) {
    assertStatus(() -> client.calls().modelInfer(request.build()), code, words);
  }

  private static void assertStatus(ThrowingCallable call, Status.Code code, String... words) {
    assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(call)
        .satisfies(
            failure -> {
              assertThat(failure.getStatus().getCode()).isEqualTo(code);
              assertThat(failure.getStatus().getDescription()).contains(words);
            });
  }

  @Test
  void aModelOrVersionThatIsNotServed() {
    assertRefused(table().setModelName("other"), Status.Code.NOT_FOUND, "'other'", "'tiny'");
    assertRefused(table().setModelVersion("1"), Status.Code.NOT_FOUND, "'1'", TinyModel.VERSION);
    assertStatus(
        () -> client.calls().modelReady(ModelReadyRequest.newBuilder().setName("other").build()),
        Status.Code.NOT_FOUND,
        "'other'");
    assertStatus(
        () ->
            client
                .calls()
                .modelMetadata(ModelMetadataRequest.newBuilder().setName("other").build()),
        Status.Code.NOT_FOUND,
        "'other'");
  }

  @Test
  void anUnknownOutput() {
    assertRefused(
        table().addOutputs(InferRequestedOutputTensor.newBuilder().setName("score")),
        Status.Code.INVALID_ARGUMENT,
        "'score'",
        "[label, probabilities]");
  }

  @Test
  void rawAndTypedContentsAtOnce() {
    assertRefused(
        table().addRawInputContents(ByteString.copyFrom(new byte[12])),
        Status.Code.INVALID_ARGUMENT,
        "'features'",
        "raw_input_contents");
  }

  @Test
  void asManyRawContentsAsThereAreNotInputs() {
    assertRefused(
        request()
            .addInputs(tensor("features", "FP32", 1, 3))
            .addRawInputContents(ByteString.copyFrom(new byte[12]))
            .addRawInputContents(ByteString.EMPTY),
        Status.Code.INVALID_ARGUMENT,
        "2 entries for 1 inputs");
  }

  @Test
  void rawBytesThatAreNotAsManyAsTheShapeMeans() {
    assertRefused(
        request()
            .addInputs(tensor("features", "FP32", 1, 3))
            .addRawInputContents(ByteString.copyFrom(new byte[11])),
        Status.Code.INVALID_ARGUMENT,
        "'features'",
        "12 raw bytes, but 11 came");
  }

  @Test
  void rawStringsThatEndTooEarly() {
    assertRefused(
        request()
            .addInputs(tensor("age", "BYTES", 1))
            .addRawInputContents(ByteString.copyFrom(Grpc.raw(4).putInt(9).flip())),
        Status.Code.INVALID_ARGUMENT,
        "'age', element 0");
  }

  @Test
  void contentsInTheListOfAnotherDatatype() {
    ModelInferRequest.Builder request = table();
    request.getInputsBuilder(0).setDatatype("INT64");

    assertRefused(
        request,
        Status.Code.INVALID_ARGUMENT,
        "'features'",
        "int64_contents",
        "[fp32_contents] came");
  }

  @Test
  void typedContentsOfADatatypeThatHasNone() {
    for (String datatype : new String[] {"FP16", "BF16"}) {
      ModelInferRequest.Builder request = table();
      request.getInputsBuilder(0).setDatatype(datatype);

      assertRefused(
          request, Status.Code.INVALID_ARGUMENT, "'features'", datatype, "raw_input_contents");
    }
  }

  @Test
  void fewerElementsThanTheShape() {
    ModelInferRequest.Builder request = table();
    request.getInputsBuilder(0).setShape(0, 2);

    assertRefused(request, Status.Code.INVALID_ARGUMENT, "[2,3] means 6 elements, but 3 came");
  }

  @Test
  void aCategoryThatTheDescriptorDoesNotKnow() {
    assertRefused(
        request()
            .addInputs(
                tensor("features", "INT64", 1, 3)
                    .setContents(
                        InferTensorContents.newBuilder()
                            .addInt64Contents(1)
                            .addInt64Contents(16777217)
                            .addInt64Contents(3))),
        Status.Code.INVALID_ARGUMENT,
        "'smoker', row 0: unknown category 3, expected one of [0, 1]");
  }

  @Test
  void aMissingColumn() {
    assertRefused(
        request()
            .addInputs(
                tensor("age", "INT64", 1)
                    .setContents(InferTensorContents.newBuilder().addInt64Contents(63))),
        Status.Code.INVALID_ARGUMENT,
        "'weight' is missing");
  }

  @Test
  void aMessageBeyondTheLimit() {
    assertRefused(
        request()
            .addInputs(tensor("features", "FP32", 1, 3))
            .addRawInputContents(ByteString.copyFrom(new byte[RunningServer.MAX_BODY_BYTES + 1])),
        Status.Code.RESOURCE_EXHAUSTED,
        "262144");
  }
}
