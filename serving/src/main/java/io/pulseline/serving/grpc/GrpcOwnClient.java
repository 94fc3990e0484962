package io.pulseline.serving.grpc;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.pulseline.serving.plane.ModelMetadata;
import io.pulseline.serving.plane.RawTensors;
import io.pulseline.serving.plane.TensorData;
import io.pulseline.serving.protocol.GRPCInferenceServiceGrpc;
import io.pulseline.serving.protocol.GRPCInferenceServiceGrpc.GRPCInferenceServiceFutureStub;
import io.pulseline.serving.protocol.InferTensorContents;
import io.pulseline.serving.protocol.ModelInferRequest;
import io.pulseline.serving.protocol.ModelInferRequest.InferInputTensor;
import io.pulseline.serving.protocol.ModelInferResponse;
import io.pulseline.serving.protocol.ServerLiveRequest;
import io.pulseline.serving.warmup.OwnClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Asks over gRPC, on several connections at once, by turns with numbers in the message and with
 * their bytes beside it.
 */
final class GrpcOwnClient implements OwnClient {
  private static final int CONNECTIONS = 3;

  /**
   * Calls at once on a connection, in some of the rounds: what the server reads then ends anywhere.
   */
  private static final int BURST = 32;

  /** Rounds from one burst to the next. */
  private static final int BETWEEN_BURSTS = 20;

  /** Rounds until one of the connections is another. */
  private static final int LIFE = 50;

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final GrpcServer server;
  private final List<ModelInferRequest> requests = new ArrayList<>();
  private final Connection[] connections = new Connection[CONNECTIONS];
  private int next;
  private int rounds;

  private record Connection(ManagedChannel channel, GRPCInferenceServiceFutureStub calls) {}

  /**
   * A client of a server.
   *
   * @param server on the loopback interface; this client's own from then on
   * @param rows of the model, NaN where missing
   */
  GrpcOwnClient(GrpcServer server, ModelMetadata model, List<float[]> rows) {
    this.server = server;
    rows.forEach(row -> add(model, row));
    for (int i = 0; i < CONNECTIONS; i++) {
      connections[i] = connect(i == 0);
    }
  }

  private void add(ModelMetadata model, float[] row) {
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

  private Connection connect(boolean named) {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", server.port())
            .usePlaintext()
            .directExecutor()
            .build();
    GRPCInferenceServiceFutureStub calls = GRPCInferenceServiceGrpc.newFutureStub(channel);
    if (named) {
      Metadata headers = new Metadata();
      headers.put(CallHeaders.REQUEST_ID, "warm-up");
      calls = calls.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }
    return new Connection(channel, calls);
  }

  @Override
  public void ask() throws IOException {
    if (++rounds % LIFE == 0) {
      int old = rounds / LIFE % CONNECTIONS;
      await(connections[old].calls().serverLive(ServerLiveRequest.getDefaultInstance()));
      connections[old].channel().shutdownNow();
      connections[old] = connect(old == 0);
    }
    int calls = rounds % BETWEEN_BURSTS == 0 ? BURST : 1;
    List<ListenableFuture<ModelInferResponse>> answers = new ArrayList<>(CONNECTIONS * calls);
    for (Connection connection : connections) {
      for (int i = 0; i < calls; i++) {
        answers.add(connection.calls().modelInfer(requests.get(next)));
        next = (next + 1) % requests.size();
      }
    }
    for (ListenableFuture<ModelInferResponse> answer : answers) {
      await(answer);
    }
  }

  private static void await(Future<?> answer) throws IOException {
    try {
      answer.get();
    } catch (ExecutionException e) {
      throw new IOException("the server answers itself with " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the server was interrupted while it asked itself", e);
    }
  }

  @Override
  public void close() {
    for (Connection connection : connections) {
      connection.channel().shutdownNow();
    }
    server.stop(PATIENCE);
  }
}
