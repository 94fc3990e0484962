package org.apache.flink.metrics.prometheus;

import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * Flink's reporter for Prometheus, of a process that is nobody else's business: it listens on the
 * loopback address alone. It is here because what it serves is visible to this package only.
 */
public final class LoopbackReporter extends AbstractPrometheusReporter {
  private final HTTPServer server;

  private LoopbackReporter(int port) throws IOException {
    server =
        new HTTPServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), registry, true);
  }

  /**
   * A reporter that listens already.
   *
   * @param port 0 for a free one
   * @throws java.net.BindException when it is taken
   */
  public static LoopbackReporter on(int port) throws IOException {
    return new LoopbackReporter(port);
  }

  /** Where Prometheus finds it. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getPort() + "/metrics");
  }

  @Override
  public void close() {
    server.stop();
    super.close();
  }
}
