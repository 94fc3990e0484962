package io.pulseline.serving.grpc;

import io.grpc.DecompressorRegistry;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.limits.ConnectionLimit;
import io.pulseline.serving.limits.Limits;
import io.pulseline.serving.plane.BatchPool;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.PortRefusal;
import io.pulseline.serving.plane.Readiness;
import io.pulseline.serving.repository.RepositoryControl;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A gRPC port. */
public final class GrpcServer {
  private static final int WARM_UP_BYTES = 1 << 20;

  /** For a connection to say that it speaks HTTP/2. */
  private static final Duration HANDSHAKE = Duration.ofSeconds(10);

  private final Server server;
  private final EventLoopGroup acceptor;
  private final EventLoopGroup loops;
  private final int port;

  private GrpcServer(Server server, EventLoopGroup acceptor, EventLoopGroup loops) {
    this.server = server;
    this.acceptor = acceptor;
    this.loops = loops;
    this.port = server.getPort();
  }

  /** Serves this process on a port of its own for a moment; see {@link GrpcWarmUp}. */
  public static void warmUp(
      DataPlane plane, RepositoryControl repository, Readiness readiness, BatchPool pool) {
    Edge edge = Edge.of(Limits.standard(WARM_UP_BYTES));
    GrpcServer server =
        start("127.0.0.1", 0, WARM_UP_BYTES, plane, repository, readiness, pool, edge);
    try {
      // One of the models: what it warms is code, and each was warmed itself when it was loaded
      GrpcWarmUp.run(server.port(), plane.metadata(plane.names().get(0), ""));
    } finally {
      server.stop(Duration.ofSeconds(1));
    }
  }

  /**
   * Binds the port, 0 for any free one.
   *
   * @param edge what messages pass before they are read
   * @throws io.pulseline.contract.UserException when it cannot be bound
   */
  public static GrpcServer start(
      String host,
      int port,
      int maxMessageBytes,
      DataPlane plane,
      RepositoryControl repository,
      Readiness readiness,
      BatchPool pool,
      Edge edge) {
    Limits limits = edge.limits();
    EventLoopGroup acceptor = loops(1, "grpc-acceptor");
    EventLoopGroup loops = loops(2 * Runtime.getRuntime().availableProcessors(), "grpc");
    Consumer<Status> refusals = status -> plane.metrics().failed("grpc", status.getCode().name());
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(host, port))
            .channelFactory(() -> listener(limits))
            .bossEventLoopGroup(acceptor)
            .workerEventLoopGroup(loops)
            .addService(
                MessageGuard.guard(
                    new InferenceService(plane, repository, readiness, pool).bindService(),
                    edge.admission(),
                    refusals))
            .maxInboundMessageSize(maxMessageBytes)
            .maxConcurrentCallsPerConnection(limits.concurrency())
            .maxConnectionIdle(limits.idle().toMillis(), TimeUnit.MILLISECONDS)
            .handshakeTimeout(HANDSHAKE.toMillis(), TimeUnit.MILLISECONDS)
            .decompressorRegistry(
                DecompressorRegistry.getDefaultInstance().with(new Deflate(), true))
            // On the event loop: a hop to another thread costs more than a small inference
            .directExecutor();
    edge.tls().ifPresent(tls -> builder.sslContext(tls.grpc()));
    // The one that is named last comes first
    edge.tokens().ifPresent(tokens -> builder.intercept(new TokenGuard(tokens, refusals)));
    builder.intercept(new CallHeaders());
    builder.addStreamTracerFactory(
        new ArrivingMessages(edge.admission(), limits.arrival(), loops, refusals));
    if (edge.isTraced()) {
      builder.addStreamTracerFactory(new CallLog(edge.accessLog()));
    }
    Server server = builder.build();
    try {
      return new GrpcServer(server.start(), acceptor, loops);
    } catch (IOException e) {
      end(acceptor, loops);
      throw PortRefusal.of(host, port, "--grpc_port", e);
    }
  }

  private static EventLoopGroup loops(int threads, String name) {
    return new MultiThreadIoEventLoopGroup(
        threads, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
  }

  private static NioServerSocketChannel listener(Limits limits) {
    NioServerSocketChannel channel = new NioServerSocketChannel();
    channel.pipeline().addLast(new ConnectionLimit(limits));
    return channel;
  }

  /** They take what the pool still has to say, and end by themselves. */
  private static void end(EventLoopGroup... groups) {
    for (EventLoopGroup group : groups) {
      var unused = group.shutdownGracefully();
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
    end(acceptor, loops);
  }
}
