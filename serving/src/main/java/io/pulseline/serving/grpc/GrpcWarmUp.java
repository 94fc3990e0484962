package io.pulseline.serving.grpc;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.pulseline.serving.plane.ModelMetadata;
import io.pulseline.serving.protocol.GRPCInferenceServiceGrpc;
import io.pulseline.serving.protocol.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.pulseline.serving.protocol.InferTensorContents;
import io.pulseline.serving.protocol.ModelInferRequest;
import io.pulseline.serving.protocol.ModelInferRequest.InferInputTensor;

/** Sends rows of missing values to a port, so that no client pays for loading code. */
final class GrpcWarmUp {
  private static final int REQUESTS = 20;

  private GrpcWarmUp() {}

  /**
   * Sends the requests.
   *
   * @throws io.grpc.StatusRuntimeException when one is refused: then all would be
   */
  static void run(int port, ModelMetadata model) {
    int width = model.columns().size();
    InferTensorContents.Builder contents = InferTensorContents.newBuilder();
    for (int i = 0; i < width; i++) {
      contents.addFp32Contents(Float.NaN);
    }
    ModelInferRequest request =
        ModelInferRequest.newBuilder()
            .setModelName(model.name())
            .addInputs(
                InferInputTensor.newBuilder()
                    .setName(model.inputs().get(0).name())
                    .setDatatype("FP32")
                    .addShape(1)
                    .addShape(width)
                    .setContents(contents))
            .build();
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().directExecutor().build();
    try {
      GRPCInferenceServiceBlockingStub calls = GRPCInferenceServiceGrpc.newBlockingStub(channel);
      for (int i = 0; i < REQUESTS; i++) {
        calls.modelInfer(request);
      }
    } finally {
      channel.shutdownNow();
    }
  }
}
