package io.pulseline.serving.log;

import java.time.Instant;

/**
 * A request that was answered, or left before it was.
 *
 * @param time when it came
 * @param protocol {@code http} or {@code grpc}
 * @param method of HTTP; {@code POST} for every call of gRPC
 * @param path without a query, which may hold secrets
 * @param status HTTP's or gRPC's code
 * @param nanos from its head to the end of its answer
 * @param bytesIn of its body as it came
 * @param bytesOut of its answer's body as it went
 * @param rows that were scored, {@link #NO_ROWS} when it was no inference or failed before
 * @param requestId null when the client gave none
 * @param remote address of the client
 */
public record AccessEntry(
    Instant time,
    String protocol,
    String method,
    String path,
    String status,
    long nanos,
    long bytesIn,
    long bytesOut,
    int rows,
    String requestId,
    TraceContext trace,
    String remote) {
  /** Of a request for which none were scored. */
  public static final int NO_ROWS = -1;
}
