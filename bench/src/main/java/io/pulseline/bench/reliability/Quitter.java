package io.pulseline.bench.reliability;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.pulseline.bench.load.GrpcExchange;
import io.pulseline.bench.load.HttpRequests;
import io.pulseline.serving.protocol.GRPCInferenceServiceGrpc;
import io.pulseline.serving.protocol.ModelInferRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** A client that sends a large batch and leaves before the answer, again and again. */
final class Quitter {
  private static final int MAX_PAUSE_MICROS = 20_000;
  private static final long NANOS_IN_MICRO = 1_000;

  private final Expected rows;
  private final int largest;
  private final Random random;
  private volatile boolean done;

  /**
   * A client.
   *
   * @param largest number of the batch to send
   */
  Quitter(Expected rows, int largest, long seed) {
    this.rows = rows;
    this.largest = largest;
    this.random = new Random(seed);
  }

  void end() {
    done = true;
  }

  /** Until the end, or until nobody listens any more. */
  void overHttp(int port) {
    String path = "/v2/models/" + Asker.MODEL + "/infer";
    byte[] request = HttpRequests.request("raw", path, rows.width(), rows.batch(largest));
    while (!done) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        // Sometimes in the middle of the body
        int part = random.nextBoolean() ? request.length : random.nextInt(request.length);
        socket.getOutputStream().write(request, 0, part);
        pause();
        socket.setSoLinger(true, 0); // resets the connection
      } catch (IOException e) {
        pause(); // refused, or ended by the server first
      }
    }
  }

  /** As {@link #overHttp}. */
  void overGrpc(int port) {
    ModelInferRequest request =
        GrpcExchange.request(Asker.MODEL, rows.width(), rows.batch(largest));
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    try {
      while (!done) {
        Future<?> call = GRPCInferenceServiceGrpc.newFutureStub(channel).modelInfer(request);
        pause();
        call.cancel(true);
      }
    } finally {
      channel.shutdownNow();
    }
  }

  private void pause() {
    LockSupport.parkNanos(random.nextInt(MAX_PAUSE_MICROS) * NANOS_IN_MICRO);
  }
}
