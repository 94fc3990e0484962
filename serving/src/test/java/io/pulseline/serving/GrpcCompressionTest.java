package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.Codec;
import io.grpc.Compressor;
import io.grpc.CompressorRegistry;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.pulseline.serving.protocol.GRPCInferenceServiceGrpc;
import io.pulseline.serving.protocol.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.pulseline.serving.protocol.ModelInferRequest;
import io.pulseline.serving.protocol.ModelInferResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are compressed, or cannot be read. */
class GrpcCompressionTest {
  @RegisterExtension static final RunningServer SERVER = new RunningServer(Signatures.numbers());

  private static Grpc grpc;

  /** What Python's clients call deflate. */
  private static final class Deflate implements Compressor {
    @Override
    public String getMessageEncoding() {
      return "deflate";
    }

    @Override
    public OutputStream compress(OutputStream out) {
      return new DeflaterOutputStream(out);
    }
  }

  @BeforeAll
  static void connect() {
    CompressorRegistry compressors = CompressorRegistry.newEmptyInstance();
    compressors.register(new Codec.Gzip());
    compressors.register(new Deflate());
    grpc = SERVER.grpc(compressors);
  }

  @AfterAll
  static void disconnect() {
    grpc.close();
  }

  private static GRPCInferenceServiceBlockingStub calls(String encoding) {
    return grpc.calls().withCompression(encoding);
  }

  private static ModelInferRequest rows(int count) {
    return Grpc.request()
        .addInputs(Grpc.tensor("features", "FP32", count, 3))
        .addRawInputContents(ByteString.copyFrom(new byte[12 * count]))
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void areTaken(String encoding) {
    assertThat(calls(encoding).modelInfer(rows(10)).getOutputs(0).getShape(0)).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void areRefusedBeyondTheLimitOnceInflated(String encoding) {
    ModelInferRequest bomb = rows(RunningServer.MAX_BODY_BYTES);

    assertThatThrownBy(() -> calls(encoding).modelInfer(bomb))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> {
              assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
              assertThat(e.getStatus().getDescription())
                  .contains(Integer.toString(RunningServer.MAX_BODY_BYTES));
            });
  }

  @Test
  void areRefusedWhenTheyAreNone() {
    MethodDescriptor<byte[], ModelInferResponse> infer =
        GRPCInferenceServiceGrpc.getModelInferMethod().toBuilder(
                new Bytes(), GRPCInferenceServiceGrpc.getModelInferMethod().getResponseMarshaller())
            .build();
    byte[] none = {10, 127, 1};

    assertThatThrownBy(
            () ->
                ClientCalls.blockingUnaryCall(
                    grpc.calls().getChannel(), infer, CallOptions.DEFAULT, none))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
  }

  /** Any bytes, as if they were a message. */
  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] message) {
      return new ByteArrayInputStream(message);
    }

    @Override
    public byte[] parse(InputStream message) {
      throw new UnsupportedOperationException();
    }
  }
}
