package io.pulseline.serving.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.pulseline.serving.log.TraceContext;

/** Gives a client back what it calls its request, and the trace that it belongs to. */
final class CallHeaders implements ServerInterceptor {
  static final Metadata.Key<String> REQUEST_ID =
      Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);
  static final Metadata.Key<String> TRACE_PARENT =
      Metadata.Key.of(TraceContext.HEADER, Metadata.ASCII_STRING_MARSHALLER);

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String id = headers.get(REQUEST_ID);
    TraceContext logged = CallLog.trace();
    String parent = headers.get(TRACE_PARENT);
    if (id == null && logged == null && parent == null) {
      return next.startCall(call, headers);
    }
    TraceContext trace = logged == null && parent != null ? TraceContext.of(parent) : logged;
    return next.startCall(new Answering<>(call, id, trace), headers);
  }

  private static final class Answering<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private final String id;
    private final TraceContext trace;
    private boolean sent;

    Answering(ServerCall<Q, A> call, String id, TraceContext trace) {
      super(call);
      this.id = id;
      this.trace = trace;
    }

    @Override
    public void sendHeaders(Metadata headers) {
      sent = true;
      super.sendHeaders(with(headers));
    }

    /** A call that fails has nothing but trailers. */
    @Override
    public void close(Status status, Metadata trailers) {
      super.close(status, sent ? trailers : with(trailers));
    }

    private Metadata with(Metadata metadata) {
      if (id != null) {
        metadata.put(REQUEST_ID, id);
      }
      if (trace != null) {
        metadata.put(TRACE_PARENT, trace.header());
      }
      return metadata;
    }
  }
}
