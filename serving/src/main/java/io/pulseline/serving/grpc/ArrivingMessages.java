package io.pulseline.serving.grpc;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocal;
import io.pulseline.serving.limits.Admission;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Holds room for messages from their first bytes on, until their calls are done, and waits for the
 * whole of a request no longer than it may: a client may have many calls open and send a part of a
 * message in each, or a message and never its end.
 */
final class ArrivingMessages extends ServerStreamTracer.Factory {
  /** The call that is under way on this thread. */
  private static final Context.Key<Call> CALL = Context.key("arriving");

  private final Admission admission;
  private final Duration most;
  private final Consumer<Status> refusals;
  private final FastThreadLocal<LateCalls> ofThisLoop;

  /**
   * Counts by an admission.
   *
   * @param most from a call's beginning to the end of its request
   * @param loops that its connections are on
   * @param refusals told what messages are refused with
   */
  ArrivingMessages(
      Admission admission, Duration most, EventLoopGroup loops, Consumer<Status> refusals) {
    this.admission = admission;
    this.most = most;
    this.refusals = refusals;
    this.ofThisLoop =
        new FastThreadLocal<>() {
          @Override
          protected LateCalls initialValue() {
            return new LateCalls(most, thisOf(loops));
          }
        };
  }

  private static EventExecutor thisOf(EventLoopGroup loops) {
    for (EventExecutor loop : loops) {
      if (loop.inEventLoop()) {
        return loop;
      }
    }
    throw new IllegalStateException("a call has come in on a thread of others");
  }

  /**
   * Has the call that is under way on this thread ended so when its request comes too slowly.
   *
   * @return to be told when the request has come in
   */
  static LateCalls.Awaited endLate(Consumer<Status> end) {
    Call call = CALL.get();
    call.end = end;
    return call.awaited;
  }

  @Override
  public ServerStreamTracer newServerStreamTracer(String fullMethodName, Metadata headers) {
    return new Call();
  }

  /** All of it happens on the loop of its connection. */
  private final class Call extends ServerStreamTracer {
    private final LateCalls.Awaited awaited = ofThisLoop.get().await(this::late);
    private Consumer<Status> end = status -> {};
    private long arrived;
    private long held;

    @Override
    public Context filterContext(Context context) {
      return context.withValue(CALL, this);
    }

    /** What is thrown here ends the call with that status. */
    @Override
    public void inboundWireSize(long bytes) {
      arrived += bytes;
      long now = admission.hold(held, arrived);
      if (now < 0) {
        refusals.accept(MessageGuard.BUSY);
        throw MessageGuard.BUSY.asRuntimeException();
      }
      held = now;
    }

    private void late() {
      end.accept(
          Status.DEADLINE_EXCEEDED.withDescription(
              "the request did not come in within %d s".formatted(most.toSeconds())));
    }

    @Override
    public void streamClosed(Status status) {
      awaited.done();
      admission.release(held);
      held = 0;
    }
  }
}
