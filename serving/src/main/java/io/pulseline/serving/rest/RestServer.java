package io.pulseline.serving.rest;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import io.pulseline.serving.plane.BatchPool;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.Ports;
import io.pulseline.serving.plane.Readiness;
import java.time.Duration;
import java.util.Map;

/** The HTTP port: a Micronaut server with the controllers of this package. */
public final class RestServer {
  private final ApplicationContext context;
  private final int port;

  private RestServer(ApplicationContext context, int port) {
    this.context = context;
    this.port = port;
  }

  /**
   * Binds the port, 0 for any free one.
   *
   * @param patience how long stopping waits for requests under way
   * @throws io.pulseline.contract.UserException when it cannot be bound
   */
  public static RestServer start(
      String host,
      int port,
      int maxBodyBytes,
      DataPlane plane,
      Readiness readiness,
      BatchPool pool,
      Duration patience) {
    ApplicationContext context =
        ApplicationContext.builder()
            .banner(false)
            // Its settings are those below: no looking round for clouds, files and variables
            .deduceEnvironment(false)
            .environmentPropertySource(false)
            .properties(
                Map.of(
                    "micronaut.server.host", host,
                    // Micronaut writes "any free port" as -1
                    "micronaut.server.port", port == 0 ? -1 : port,
                    "micronaut.server.max-request-size", maxBodyBytes,
                    "micronaut.server.max-request-buffer-size", maxBodyBytes,
                    "micronaut.lifecycle.graceful-shutdown.enabled", true,
                    "micronaut.lifecycle.graceful-shutdown.grace-period", patience,
                    "micronaut.server.log-handled-exceptions", false))
            .singletons(plane, readiness, pool)
            .start();
    EmbeddedServer server = context.getBean(EmbeddedServer.class);
    try {
      server.start();
    } catch (ServerStartupException e) {
      context.close();
      throw Ports.cannotListen(host, port, "--http_port", e);
    }
    return new RestServer(context, server.getPort());
  }

  public int port() {
    return port;
  }

  /** Takes no new requests, waits for those under way, then ends those that still are. */
  public void stop() {
    context.close();
  }
}
