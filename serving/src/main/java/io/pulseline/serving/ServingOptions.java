package io.pulseline.serving;

import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.limits.Limits;

/**
 * Where to serve, and how much at a time.
 *
 * @param host address to listen on
 * @param httpPort 0: any free one
 * @param grpcPort 0: any free one
 * @param maxBodyBytes of a request, whatever the transport
 * @param edge what requests pass before they are read; the server's own from then on
 */
public record ServingOptions(String host, int httpPort, int grpcPort, int maxBodyBytes, Edge edge) {

  /** Behind nothing but the usual limits. */
  public ServingOptions(String host, int httpPort, int grpcPort, int maxBodyBytes) {
    this(host, httpPort, grpcPort, maxBodyBytes, Edge.of(Limits.standard(maxBodyBytes)));
  }
}
