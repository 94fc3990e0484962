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
import io.pulseline.serving.plane.ModelMetadata;
import io.pulseline.serving.plane.PortRefusal;
import io.pulseline.serving.plane.Readiness;
import io.pulseline.serving.repository.RepositoryControl;
import io.pulseline.serving.warmup.OwnClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A gRPC port. */
public final class GrpcServer {
  private static final int OWN_BYTES = 1 << 20;

  /** What may come of a connection, and of each call, without a word from here. */
  private static final int WINDOW_BYTES = 1 << 20;

  /** For a connection to say that it speaks HTTP/2. */
  private static final Duration HANDSHAKE = Duration.ofSeconds(10);

  private final Server server;
  private final String host;
  private final int port;
  private final EventLoopGroup acceptor;
  private final EventLoopGroup loops;

  private GrpcServer(
      Server server, String host, int port, EventLoopGroup acceptor, EventLoopGroup loops) {
    this.server = server;
    this.host = host;
    this.port = port;
    this.acceptor = acceptor;
    this.loops = loops;
  }

  /**
   * Serves this process on a port of its own.
   *
   * @param model that it asks for
   * @param rows of it, NaN where missing
   */
  public static OwnClient ownClient(
      DataPlane plane,
      RepositoryControl repository,
      Readiness readiness,
      BatchPool pool,
      ModelMetadata model,
      List<float[]> rows) {
    // Neither TLS nor tokens nor logs: those are for clients
    Edge open = Edge.of(Limits.standard(OWN_BYTES));
    GrpcServer own = prepare("127.0.0.1", 0, OWN_BYTES, plane, repository, readiness, pool, open);
    own.bind();
    return new GrpcOwnClient(own, model, rows);
  }

  /**
   * Makes a server that is not bound yet.
   *
   * @param port 0 for any free one
   * @param edge what messages pass before they are read
   */
  public static GrpcServer prepare(
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
            // A given one: to find the best, a ping would go with each message that comes
            .flowControlWindow(WINDOW_BYTES)
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
        new ArrivingMessages(
            edge.admission(), limits.concurrency(), limits.arrival(), loops, refusals));
    if (edge.isTraced()) {
      builder.addStreamTracerFactory(new CallLog(edge.accessLog()));
    }
    return new GrpcServer(builder.build(), host, port, acceptor, loops);
  }

  /**
   * Binds the port.
   *
   * @return which one it is
   * @throws io.pulseline.contract.UserException when it is not to be had
   */
  public int bind() {
    try {
      return server.start().getPort();
    } catch (IOException e) {
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

  /** The one that it is bound to. */
  int port() {
    return server.getPort();
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
    // The port is free when its selector has let it go
    acceptor.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    // They take what the pool still has to say, and end by themselves
    var unused = loops.shutdownGracefully();
  }
}
