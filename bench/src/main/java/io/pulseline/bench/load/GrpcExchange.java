package io.pulseline.bench.load;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.pulseline.serving.protocol.GRPCInferenceServiceGrpc;
import io.pulseline.serving.protocol.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.pulseline.serving.protocol.ModelInferRequest;
import io.pulseline.serving.protocol.ModelInferRequest.InferInputTensor;
import io.pulseline.serving.protocol.ModelInferResponse;

/** gRPC on a channel of its own. */
public final class GrpcExchange implements Exchange {
  /** Added to gRPC's code of a failure. */
  public static final int CODES = 1000;

  private static final int MAX_BYTES = 64 << 20;

  private final ModelInferRequest[] requests;
  private final ManagedChannel channel;
  private final GRPCInferenceServiceBlockingStub calls;

  public GrpcExchange(int port, ModelInferRequest... requests) {
    this.requests = requests;
    channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port)
            .usePlaintext()
            .directExecutor()
            .maxInboundMessageSize(MAX_BYTES)
            .build();
    calls = GRPCInferenceServiceGrpc.newBlockingStub(channel);
  }

  /** A request with the rows as raw bytes. */
  public static ModelInferRequest request(String model, int width, float[] values) {
    return ModelInferRequest.newBuilder()
        .setModelName(model)
        .addInputs(
            InferInputTensor.newBuilder()
                .setName("features")
                .setDatatype("FP32")
                .addShape(values.length / width)
                .addShape(width))
        .addRawInputContents(UnsafeByteOperations.unsafeWrap(HttpRequests.floats(values)))
        .build();
  }

  /** As {@link #ask}, for the answer itself. */
  public ModelInferResponse call(int number) {
    return calls.modelInfer(requests[number % requests.length]);
  }

  @Override
  public int ask(int number) {
    try {
      return call(number).getOutputsCount() > 0 ? OK : 0;
    } catch (StatusRuntimeException e) {
      return CODES + e.getStatus().getCode().value();
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
