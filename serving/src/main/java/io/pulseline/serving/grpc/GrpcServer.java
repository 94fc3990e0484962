package io.pulseline.serving.grpc;

import io.grpc.DecompressorRegistry;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.pulseline.serving.plane.BatchPool;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.PortRefusal;
import io.pulseline.serving.plane.Readiness;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A gRPC port. */
public final class GrpcServer {
  private static final int WARM_UP_BYTES = 1 << 20;

  private final Server server;
  private final int port;

  private GrpcServer(Server server) {
    this.server = server;
    this.port = server.getPort();
  }

  /** Serves this process on a port of its own for a moment; see {@link GrpcWarmUp}. */
  public static void warmUp(DataPlane plane, Readiness readiness, BatchPool pool) {
    GrpcServer server = start("127.0.0.1", 0, WARM_UP_BYTES, plane, readiness, pool);
    try {
      for (String model : plane.names()) {
        GrpcWarmUp.run(server.port(), plane.metadata(model, ""));
      }
    } finally {
      server.stop(Duration.ofSeconds(1));
    }
  }

  /**
   * Binds the port, 0 for any free one.
   *
   * @throws io.pulseline.contract.UserException when it cannot be bound
   */
  public static GrpcServer start(
      String host,
      int port,
      int maxMessageBytes,
      DataPlane plane,
      Readiness readiness,
      BatchPool pool) {
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(host, port))
            .addService(
                UnreadableMessages.guard(
                    new InferenceService(plane, readiness, pool).bindService()))
            .maxInboundMessageSize(maxMessageBytes)
            .decompressorRegistry(
                DecompressorRegistry.getDefaultInstance().with(new Deflate(), true))
            // On the event loop: a hop to another thread costs more than a small inference
            .directExecutor()
            .build();
    try {
      return new GrpcServer(server.start());
    } catch (IOException e) {
      throw PortRefusal.of(host, port, "--grpc_port", e);
    }
  }

  public int port() {
    return port;
  }

  /** Takes no new calls and waits for those under way, then ends those that still are. */
  public void stop(Duration patience) {
    server.shutdown();
    try {
      if (!server.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
