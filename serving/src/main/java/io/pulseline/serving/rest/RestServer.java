package io.pulseline.serving.rest;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.http.server.netty.NettyEmbeddedServerFactory;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.runtime.server.EmbeddedServer;
import io.pulseline.serving.edge.Edge;
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
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The HTTP port: a Micronaut server with the controllers of this package. */
public final class RestServer {
  private static final Duration MOST_UNTIL_FREE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final ApplicationContext context;
  private final NettyEmbeddedServer server;
  private final DataPlane plane;
  private final BatchPool pool;
  private final int maxBodyBytes;
  private final Farewell farewell;

  /** 0 until it is bound. */
  private volatile int port;

  private RestServer(
      ApplicationContext context,
      DataPlane plane,
      Readiness readiness,
      BatchPool pool,
      Edge edge,
      int maxBodyBytes) {
    this.context = context;
    this.plane = plane;
    this.pool = pool;
    this.maxBodyBytes = maxBodyBytes;
    this.farewell = new Farewell(readiness);
    NettyEmbeddedServer bound = (NettyEmbeddedServer) context.getBean(EmbeddedServer.class);
    bound.register(setup(edge));
    this.server = bound;
  }

  /**
   * Makes a server that is not bound yet.
   *
   * @param port 0 for any free one
   * @param edge what requests pass before they are read
   * @param patience how long stopping waits for requests under way
   */
  public static RestServer prepare(
      String host,
      int port,
      int maxBodyBytes,
      DataPlane plane,
      RepositoryControl repository,
      Readiness readiness,
      BatchPool pool,
      Edge edge,
      Duration patience) {
    ApplicationContext context =
        ApplicationContext.builder()
            .banner(false)
            // Its settings are those below: no looking round for clouds, files and variables
            .deduceEnvironment(false)
            .environmentPropertySource(false)
            .properties(
                Map.of(
                    "micronaut.server.host",
                    host,
                    "micronaut.server.idle-timeout",
                    edge.limits().idle(),
                    // Micronaut writes "any free port" as -1
                    "micronaut.server.port",
                    port == 0 ? -1 : port,
                    "micronaut.server.max-request-size",
                    maxBodyBytes,
                    "micronaut.server.max-request-buffer-size",
                    maxBodyBytes,
                    "micronaut.lifecycle.graceful-shutdown.enabled",
                    true,
                    "micronaut.lifecycle.graceful-shutdown.grace-period",
                    patience,
                    "micronaut.server.log-handled-exceptions",
                    false))
            .singletons(plane, repository, readiness, pool, edge)
            .start();
    return new RestServer(context, plane, readiness, pool, edge, maxBodyBytes);
  }

  /**
   * Serves this process on a port of its own.
   *
   * @param rows of the model that it asks for, NaN where missing
   */
  public OwnClient ownClient(ModelMetadata model, List<float[]> rows) throws IOException {
    NettyHttpServerConfiguration configuration = new NettyHttpServerConfiguration();
    configuration.setHost("127.0.0.1");
    configuration.setPort(-1);
    NettyEmbeddedServer own =
        context.getBean(NettyEmbeddedServerFactory.class).build(configuration);
    // Neither TLS nor tokens nor logs: those are for clients
    Edge open = Edge.of(Limits.standard(maxBodyBytes));
    own.register(setup(open));
    own.start();
    return new RestOwnClient(own, OwnRequests.of(model, rows, maxBodyBytes));
  }

  private ConnectionSetup setup(Edge passed) {
    JsonWriter json = context.getBean(JsonWriter.class);
    return new ConnectionSetup(
        passed,
        new HttpGate(passed, maxBodyBytes, plane, pool, json, farewell),
        context.getBean(Inference.class));
  }

  /**
   * Binds the port.
   *
   * @return which one it is
   * @throws io.pulseline.contract.UserException when it is not to be had
   */
  public int bind() {
    try {
      port = server.start().getPort();
      return port;
    } catch (ServerStartupException e) {
      throw PortRefusal.of(server.getHost(), server.getPort(), "--http_port", e);
    }
  }

  /** Takes no new requests, waits for those under way, then ends those that still are. */
  public void stop() {
    farewell.await();
    context.close();
    if (port != 0) {
      awaitFree();
    }
  }

  /** A listener that is closed keeps its port until its selector has looked again. */
  private void awaitFree() {
    long end = System.nanoTime() + MOST_UNTIL_FREE.toNanos();
    boolean open = true;
    while (open && System.nanoTime() < end) {
      try (SocketChannel probe = SocketChannel.open()) {
        open = probe.connect(new InetSocketAddress(server.getHost(), port));
        LockSupport.parkNanos(PAUSE.toNanos());
      } catch (IOException e) {
        open = false; // refused, which is what is waited for
      }
    }
  }
}
