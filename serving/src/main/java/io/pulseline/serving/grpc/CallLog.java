package io.pulseline.serving.grpc;

import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import io.pulseline.serving.log.AccessEntry;
import io.pulseline.serving.log.AccessLog;
import io.pulseline.serving.log.TraceContext;
import io.pulseline.serving.plane.InferResponse;
import io.pulseline.serving.plane.Origin;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * Knows where each call came from, and tells of it at its end, of those too that no service has.
 */
final class CallLog extends ServerStreamTracer.Factory {
  /** The call within which it is looked up; null when calls are not traced. */
  private static final Context.Key<Call> CALL = Context.key("call");

  private final Optional<AccessLog> log;

  CallLog(Optional<AccessLog> log) {
    this.log = log;
  }

  /** Where the call that is under way on this thread belongs; null when calls are not traced. */
  static TraceContext trace() {
    Call call = call();
    return call == null ? null : call.trace;
  }

  /** The call that is under way on this thread; null when calls are not traced. */
  static Call call() {
    return CALL.get();
  }

  @Override
  public ServerStreamTracer newServerStreamTracer(String fullMethodName, Metadata headers) {
    return new Call(
        fullMethodName,
        headers.get(CallHeaders.REQUEST_ID),
        TraceContext.of(headers.get(CallHeaders.TRACE_PARENT)));
  }

  /** A call from its headers to its end. */
  final class Call extends ServerStreamTracer {
    private final Instant time = Instant.now();
    private final long began = System.nanoTime();
    private final String method;
    private final String requestId;
    private final TraceContext trace;
    private String remote = "";
    private long bytesIn;
    private long bytesOut;
    private int rows = AccessEntry.NO_ROWS;

    private Call(String method, String requestId, TraceContext trace) {
      this.method = method;
      this.requestId = requestId;
      this.trace = trace;
    }

    /** Where it came from. */
    Origin origin() {
      return new Origin(requestId == null ? "" : requestId, trace.header());
    }

    /** Its rows have been scored. */
    void scored(InferResponse response) {
      rows = response.rows();
    }

    @Override
    public Context filterContext(Context context) {
      return context.withValue(CALL, this);
    }

    @Override
    public void serverCallStarted(ServerCallInfo<?, ?> call) {
      if (call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)
          instanceof InetSocketAddress address) {
        remote = address.getAddress().getHostAddress();
      }
    }

    @Override
    public void inboundWireSize(long bytes) {
      bytesIn += bytes;
    }

    @Override
    public void outboundWireSize(long bytes) {
      bytesOut += bytes;
    }

    @Override
    public void streamClosed(Status status) {
      log.ifPresent(lines -> write(lines, status));
    }

    private void write(AccessLog lines, Status status) {
      lines.write(
          new AccessEntry(
              time,
              "grpc",
              "POST",
              "/" + method,
              status.getCode().name(),
              System.nanoTime() - began,
              bytesIn,
              bytesOut,
              rows,
              requestId,
              trace,
              remote));
    }
  }
}
