package io.pulseline.serving.edge;

import io.pulseline.serving.limits.Admission;
import io.pulseline.serving.limits.Limits;
import io.pulseline.serving.log.AccessLog;
import io.pulseline.serving.payload.PayloadLog;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.security.Tls;
import io.pulseline.serving.security.Tokens;
import java.util.Optional;

/**
 * What a request passes before it is read, and what is told of it after. What is empty is off.
 *
 * @param limits of what clients may have
 * @param admission counts the requests under way, of all transports together
 * @param tls for both ports, or they speak in the clear
 * @param tokens that requests need
 * @param accessLog one line for each request
 * @param payloads sends requests and their answers on
 */
public record Edge(
    Limits limits,
    Admission admission,
    Optional<Tls> tls,
    Optional<Tokens> tokens,
    Optional<AccessLog> accessLog,
    Optional<PayloadLog> payloads)
    implements AutoCloseable {

  /** Nothing but limits. */
  public static Edge of(Limits limits) {
    return new Edge(
        limits,
        new Admission(limits),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether it matters to anybody which trace a request belongs to. */
  public boolean isTraced() {
    return accessLog.isPresent() || payloads.isPresent();
  }

  /** Shows what is counted here, and has requests noted if they are to be. */
  public void attachTo(DataPlane plane) {
    accessLog.ifPresent(
        log ->
            plane
                .metrics()
                .show(
                    "pulseline_serving_access_log_dropped",
                    "Lines of the access log that were lost",
                    log::dropped));
    payloads.ifPresent(
        log -> {
          plane
              .metrics()
              .show(
                  "pulseline_serving_payload_events",
                  "Requests and answers that Kafka has taken",
                  log::sent);
          plane
              .metrics()
              .show(
                  "pulseline_serving_payload_dropped",
                  "Requests and answers that were to be sent and are lost",
                  log::dropped);
          plane.noteBy(log);
        });
  }

  /** To be called when no request is under way any more. */
  @Override
  public void close() {
    tls.ifPresent(Tls::close);
    tokens.ifPresent(Tokens::close);
    accessLog.ifPresent(AccessLog::close);
    payloads.ifPresent(PayloadLog::close);
  }
}
