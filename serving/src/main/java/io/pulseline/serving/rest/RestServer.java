package io.pulseline.serving.rest;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.http.server.netty.NettyEmbeddedServerFactory;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.runtime.server.EmbeddedServer;
import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.plane.BatchPool;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.PortRefusal;
import io.pulseline.serving.plane.Readiness;
import io.pulseline.serving.repository.RepositoryControl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/** The HTTP port: a Micronaut server with the controllers of this package. */
public final class RestServer {
  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final Farewell farewell;

  private RestServer(ApplicationContext context, Farewell farewell) {
    this.context = context;
    this.farewell = farewell;
    this.server = context.getBean(EmbeddedServer.class);
  }

  /**
   * Makes a server that is warm and not bound yet.
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
    warmUp(context, plane);
    Farewell farewell = new Farewell(readiness);
    RestServer rest = new RestServer(context, farewell);
    HttpGate gate =
        new HttpGate(edge, maxBodyBytes, plane, pool, context.getBean(JsonWriter.class), farewell);
    ((NettyEmbeddedServer) rest.server).register(new ConnectionSetup(edge, gate));
    return rest;
  }

  /** Serves this process on a port of its own for a moment; see {@link RestWarmUp}. */
  private static void warmUp(ApplicationContext context, DataPlane plane) {
    NettyHttpServerConfiguration configuration = new NettyHttpServerConfiguration();
    configuration.setHost("127.0.0.1");
    configuration.setPort(-1);
    NettyEmbeddedServer server =
        context.getBean(NettyEmbeddedServerFactory.class).build(configuration);
    server.start();
    try {
      // One of the models: what it warms is code, and each was warmed itself when it was loaded
      RestWarmUp.run(server.getPort(), plane.metadata(plane.names().get(0), ""));
    } catch (IOException e) {
      throw new UncheckedIOException("the server does not answer itself", e);
    } finally {
      server.stop();
    }
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
    } catch (ServerStartupException e) {
      throw PortRefusal.of(server.getHost(), server.getPort(), "--http_port", e);
    }
  }

  /** Takes no new requests, waits for those under way, then ends those that still are. */
  public void stop() {
    farewell.await();
    context.close();
  }
}
