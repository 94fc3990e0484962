package io.pulseline.serving.grpc;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;

/**
 * Answers a message that cannot be read with the status that says why: too large once inflated, or
 * no message of that kind. grpc-java alone reads where nobody can catch it, and says UNKNOWN.
 */
final class UnreadableMessages implements ServerInterceptor {
  private UnreadableMessages() {}

  /** The service, guarded. */
  static ServerServiceDefinition guard(ServerServiceDefinition service) {
    // Reading becomes the innermost step of a call, and so one that an interceptor sees
    return ServerInterceptors.intercept(
        ServerInterceptors.useMarshalledMessages(service, new AsItIs()), new UnreadableMessages());
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return new Guard<>(call, next.startCall(call, headers));
  }

  private static final class Guard<Q> extends SimpleForwardingServerCallListener<Q> {
    private final ServerCall<Q, ?> call;
    private boolean refused;

    Guard(ServerCall<Q, ?> call, ServerCall.Listener<Q> listener) {
      super(listener);
      this.call = call;
    }

    @Override
    public void onMessage(Q message) {
      try {
        super.onMessage(message);
      } catch (StatusRuntimeException e) {
        refused = true;
        call.close(ofClient(e.getStatus()), new Metadata());
      }
    }

    @Override
    public void onHalfClose() {
      if (!refused) {
        super.onHalfClose();
      }
    }

    /** Bytes that are no message are called an internal error. */
    private static Status ofClient(Status status) {
      return status.getCode() == Status.Code.INTERNAL
          ? Status.INVALID_ARGUMENT.withDescription(
              "the message is none of this method's: " + status.getDescription())
          : status;
    }
  }

  /** Leaves a message as the stream that it comes in. */
  private static final class AsItIs implements MethodDescriptor.Marshaller<InputStream> {
    @Override
    public InputStream stream(InputStream message) {
      return message;
    }

    @Override
    public InputStream parse(InputStream message) {
      return message;
    }
  }
}
