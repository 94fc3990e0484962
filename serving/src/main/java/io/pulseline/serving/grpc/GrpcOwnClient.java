package io.pulseline.serving.grpc;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.pulseline.serving.plane.ModelMetadata;
import io.pulseline.serving.plane.RawTensors;
import io.pulseline.serving.plane.TensorData;
import io.pulseline.serving.protocol.GRPCInferenceServiceGrpc;
import io.pulseline.serving.protocol.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.pulseline.serving.protocol.InferTensorContents;
import io.pulseline.serving.protocol.ModelInferRequest;
import io.pulseline.serving.protocol.ModelInferRequest.InferInputTensor;
import io.pulseline.serving.warmup.OwnClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks over gRPC, by turns with numbers in the message and with their bytes beside it. */
final class GrpcOwnClient implements OwnClient {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final GrpcServer server;
  private final List<ModelInferRequest> requests = new ArrayList<>();
  private final ManagedChannel channel;
  private final GRPCInferenceServiceBlockingStub calls;
  private int next;

  /**
   * A client of a server.
   *
   * @param server on the loopback interface; this client's own from then on
   * @param rows of the model, NaN where missing
   */
  GrpcOwnClient(GrpcServer server, ModelMetadata model, List<float[]> rows) {
    this.server = server;
    for (float[] row : rows) {
      InferInputTensor.Builder tensor =
          InferInputTensor.newBuilder()
              .setName(model.inputs().get(0).name())
              .setDatatype("FP32")
              .addShape(1)
              .addShape(row.length);
      InferTensorContents.Builder contents = InferTensorContents.newBuilder();
      ByteBuffer raw = ByteBuffer.allocate(row.length * Float.BYTES);
      RawTensors.write(new TensorData.Floats(row), raw);
      for (float value : row) {
        contents.addFp32Contents(value);
      }
      ModelInferRequest bytes =
          ModelInferRequest.newBuilder()
              .setModelName(model.name())
              .addInputs(tensor)
              .addRawInputContents(ByteString.copyFrom(raw.array()))
              .build();
      requests.add(bytes);
      requests.add(
          bytes.toBuilder()
              .clearRawInputContents()
              .setInputs(0, tensor.setContents(contents))
              .build());
    }
    this.channel =
        NettyChannelBuilder.forAddress("127.0.0.1", server.port())
            .usePlaintext()
            .directExecutor()
            .build();
    this.calls = GRPCInferenceServiceGrpc.newBlockingStub(channel);
  }

  @Override
  public void ask() throws IOException {
    try {
      var unused = calls.modelInfer(requests.get(next));
    } catch (StatusRuntimeException e) {
      throw new IOException("the server answers itself with " + e.getMessage(), e);
    }
    next = (next + 1) % requests.size();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.stop(PATIENCE);
  }
}
