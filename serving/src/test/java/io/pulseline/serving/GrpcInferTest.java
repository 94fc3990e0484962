package io.pulseline.serving;

import static io.pulseline.serving.Grpc.raw;
import static io.pulseline.serving.Grpc.request;
import static io.pulseline.serving.Grpc.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import io.pulseline.contract.model.Signature;
import io.pulseline.serving.protocol.InferTensorContents;
import io.pulseline.serving.protocol.ModelInferRequest;
import io.pulseline.serving.protocol.ModelInferRequest.InferRequestedOutputTensor;
import io.pulseline.serving.protocol.ModelInferResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Inference over gRPC, typed and raw, of a model with strings in and out. */
class GrpcInferTest {
  private static final Signature SIGNATURE = Signatures.strings();
  private static final double[] ROW = {63, 80.5, 1, 2};

  @RegisterExtension static final RunningServer SERVER = new RunningServer(SIGNATURE);

  private static Grpc client;

  @BeforeAll
  static void connect() {
    client = SERVER.grpc();
  }

  @AfterAll
  static void disconnect() {
    client.close();
  }

  private static ModelInferRequest.Builder typedTable() {
    InferTensorContents.Builder contents = InferTensorContents.newBuilder();
    for (double value : ROW) {
      contents.addFp32Contents((float) value);
    }
    return request().addInputs(tensor("features", "FP32", 1, 4).setContents(contents));
  }

  private static ModelInferRequest.Builder rawTable() {
    ByteBuffer bytes = raw(16);
    for (double value : ROW) {
      bytes.putFloat((float) value);
    }
    return request()
        .addInputs(tensor("features", "FP32", 1, 4))
        .addRawInputContents(ByteString.copyFrom(bytes.flip()));
  }

  private static ModelInferResponse infer(ModelInferRequest.Builder request) {
    return client.calls().modelInfer(request.build());
  }

  private static void assertProbabilities(List<Float> actual, double... row) {
    double[] expected = TinyModel.probabilities(SIGNATURE, row);
    assertThat(actual).hasSize(expected.length);
    for (int k = 0; k < expected.length; k++) {
      assertThat((double) actual.get(k)).isCloseTo(expected[k], within(1e-6));
    }
  }

  @Test
  void answersTypedContentsToATypedRequest() {
    ModelInferResponse response = infer(typedTable().setId("a-7"));

    assertThat(response.getModelName()).isEqualTo("tiny");
    assertThat(response.getModelVersion()).isEqualTo(TinyModel.VERSION);
    assertThat(response.getId()).isEqualTo("a-7");
    assertThat(response.getRawOutputContentsCount()).isZero();
    assertThat(response.getOutputs(0).getName()).isEqualTo("label");
    assertThat(response.getOutputs(0).getDatatype()).isEqualTo("BYTES");
    assertThat(response.getOutputs(0).getShapeList()).containsExactly(1L);
    assertThat(response.getOutputs(0).getContents().getBytesContents(0).toStringUtf8())
        .isEqualTo("unsure");
    assertThat(response.getOutputs(1).getName()).isEqualTo("probabilities");
    assertThat(response.getOutputs(1).getShapeList()).containsExactly(1L, 3L);
    assertProbabilities(response.getOutputs(1).getContents().getFp32ContentsList(), ROW);
  }

  @Test
  void answersRawContentsToARawRequest() {
    ModelInferResponse response = infer(rawTable());

    assertThat(response.getRawOutputContentsCount()).isEqualTo(2);
    assertThat(response.getOutputsList())
        .noneMatch(ModelInferResponse.InferOutputTensor::hasContents);
    ByteBuffer label = little(response.getRawOutputContents(0));
    assertThat(label.getInt()).isEqualTo("unsure".length());
    assertThat(StandardCharsets.UTF_8.decode(label).toString()).isEqualTo("unsure");
    ByteBuffer probabilities = little(response.getRawOutputContents(1));
    assertProbabilities(
        List.of(probabilities.getFloat(), probabilities.getFloat(), probabilities.getFloat()), ROW);
  }

  private static ByteBuffer little(ByteString bytes) {
    return bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void takesTypedColumnsOfDifferentDatatypes() {
    ModelInferResponse response =
        infer(
            request()
                .addInputs(
                    tensor("city", "BYTES", 1)
                        .setContents(
                            InferTensorContents.newBuilder()
                                .addBytesContents(ByteString.copyFromUtf8("Tromsø"))))
                .addInputs(
                    tensor("age", "INT64", 1)
                        .setContents(InferTensorContents.newBuilder().addInt64Contents(63)))
                .addInputs(
                    tensor("weight", "FP64", 1)
                        .setContents(InferTensorContents.newBuilder().addFp64Contents(80.5)))
                .addInputs(
                    tensor("smoker", "BOOL", 1)
                        .setContents(InferTensorContents.newBuilder().addBoolContents(true))));

    assertProbabilities(response.getOutputs(1).getContents().getFp32ContentsList(), ROW);
  }

  @Test
  void takesRawColumnsOfDifferentDatatypes() {
    byte[] city = "Tromsø".getBytes(StandardCharsets.UTF_8);
    ModelInferResponse response =
        infer(
            request()
                .addInputs(tensor("age", "UINT16", 1))
                .addInputs(tensor("weight", "FP16", 1))
                .addInputs(tensor("smoker", "BF16", 1))
                .addInputs(tensor("city", "BYTES", 1))
                .addRawInputContents(ByteString.copyFrom(raw(2).putShort((short) 63).flip()))
                .addRawInputContents(ByteString.copyFrom(raw(2).putShort((short) 0x5508).flip()))
                .addRawInputContents(ByteString.copyFrom(raw(2).putShort((short) 0x3F80).flip()))
                .addRawInputContents(
                    ByteString.copyFrom(raw(4 + city.length).putInt(city.length).put(city).flip()))
                .addOutputs(InferRequestedOutputTensor.newBuilder().setName("probabilities")));

    assertThat(response.getOutputsCount()).isEqualTo(1);
    ByteBuffer probabilities = little(response.getRawOutputContents(0));
    assertProbabilities(
        List.of(probabilities.getFloat(), probabilities.getFloat(), probabilities.getFloat()), ROW);
  }

  @Test
  void takesNaNAsMissing() {
    ModelInferRequest.Builder request = typedTable();
    request.getInputsBuilder(0).getContentsBuilder().setFp32Contents(0, Float.NaN);

    assertProbabilities(
        infer(request).getOutputs(1).getContents().getFp32ContentsList(),
        Double.NaN,
        ROW[1],
        ROW[2],
        ROW[3]);
  }

  @Test
  void answersABatchTooLargeForTheEventLoop() {
    int rows = 3000;
    ByteBuffer bytes = raw(16 * rows);
    for (int i = 0; i < 4 * rows; i++) {
      bytes.putFloat((float) ROW[i % 4]);
    }
    ModelInferResponse response =
        infer(
            request()
                .addInputs(tensor("features", "FP32", rows, 4))
                .addRawInputContents(ByteString.copyFrom(bytes.flip())));

    ByteBuffer probabilities = little(response.getRawOutputContents(1));
    assertThat(probabilities.remaining()).isEqualTo(rows * 3 * Float.BYTES);
    probabilities.position((rows - 1) * 3 * Float.BYTES);
    assertProbabilities(
        List.of(probabilities.getFloat(), probabilities.getFloat(), probabilities.getFloat()), ROW);
  }
}
