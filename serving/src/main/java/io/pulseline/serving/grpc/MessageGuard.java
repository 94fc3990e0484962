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
import io.pulseline.serving.limits.Admission;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Lets as many requests in as are admitted at once. A message that cannot be read is answered with
 * the status that says why: too large once inflated, or no message of that kind. grpc-java alone
 * reads where nobody can catch it, and says UNKNOWN.
 */
final class MessageGuard implements ServerInterceptor {
  private static final Metadata.Key<String> COME_AGAIN =
      Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);
  private static final String COME_AGAIN_MILLIS = "1000";
  static final Status BUSY =
      Status.UNAVAILABLE.withDescription(
          "the server is busy with as many requests as it takes at once, try again");

  /** What grpc-java would call faults of the server's. */
  private static final Status NONE =
      Status.INVALID_ARGUMENT.withDescription("the call has ended, and no message has come");

  private static final Status TWO =
      Status.INVALID_ARGUMENT.withDescription("a call has one message, but a second one came");

  private final Admission admission;
  private final Consumer<Status> refusals;

  private MessageGuard(Admission admission, Consumer<Status> refusals) {
    this.admission = admission;
    this.refusals = refusals;
  }

  /**
   * The service, guarded.
   *
   * @param refusals told what messages are refused with
   */
  static ServerServiceDefinition guard(
      ServerServiceDefinition service, Admission admission, Consumer<Status> refusals) {
    // Reading becomes the innermost step of a call, and so one that an interceptor sees
    return ServerInterceptors.intercept(
        ServerInterceptors.useMarshalledMessages(service, new AsItIs()),
        new MessageGuard(admission, refusals));
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return new Guard<>(call, next.startCall(call, headers));
  }

  private final class Guard<Q> extends SimpleForwardingServerCallListener<Q> {
    private final ServerCall<Q, ?> call;
    private final ArrivingMessages.Call messages;
    private boolean come;
    private boolean refused;
    private boolean admitted;

    Guard(ServerCall<Q, ?> call, ServerCall.Listener<Q> listener) {
      super(listener);
      this.call = call;
      this.messages = ArrivingMessages.current();
      // Who does not take an answer may keep nobody else out
      messages.follow(status -> refuse(status, new Metadata()), this::leave);
    }

    @Override
    public void onMessage(Q message) {
      if (refused) {
        return;
      }
      if (come) {
        refuse(TWO, new Metadata());
        return;
      }
      come = true;
      // It would be refused at its end, and need not be read
      if (hasWork() && admission.isFull()) {
        refuseBusy();
        return;
      }
      try {
        super.onMessage(message);
      } catch (StatusRuntimeException e) {
        refuse(ofClient(e.getStatus()), new Metadata());
      }
    }

    /** Probes are answered whatever else goes on. */
    private boolean hasWork() {
      return Calls.hasWork(call.getMethodDescriptor());
    }

    private void refuseBusy() {
      Metadata trailers = new Metadata();
      trailers.put(COME_AGAIN, COME_AGAIN_MILLIS);
      refuse(BUSY, trailers);
    }

    private void refuse(Status status, Metadata trailers) {
      refused = true;
      refusals.accept(status);
      call.close(status, trailers);
    }

    @Override
    public void onComplete() {
      leave();
      super.onComplete();
    }

    @Override
    public void onCancel() {
      leave();
      super.onCancel();
    }

    private void leave() {
      if (admitted) {
        admitted = false;
        admission.leave();
      }
    }

    @Override
    public void onHalfClose() {
      messages.arrived();
      if (refused) {
        return;
      }
      if (!come) {
        refuse(NONE, new Metadata());
        return;
      }
      // Not before: a client may send a message and never its end
      if (hasWork()) {
        admitted = admission.enter();
        if (!admitted) {
          refuseBusy();
          return;
        }
      }
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
