package io.pulseline.serving.grpc;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import io.pulseline.serving.limits.Admission;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Holds room for messages from their first bytes on, until their calls are done, and waits for the
 * rest of them no longer than it may: a client may have many calls open and send a part of a
 * message in each.
 */
final class ArrivingMessages extends ServerStreamTracer.Factory {
  /** The call that is under way on this thread. */
  private static final Context.Key<Call> CALL = Context.key("arriving");

  private final Admission admission;
  private final Duration most;
  private final ScheduledExecutorService timer;
  private final Consumer<Status> refusals;

  /**
   * Counts by an admission.
   *
   * @param most from a message's first bytes to its last ones
   * @param refusals told what messages are refused with
   */
  ArrivingMessages(
      Admission admission,
      Duration most,
      ScheduledExecutorService timer,
      Consumer<Status> refusals) {
    this.admission = admission;
    this.most = most;
    this.timer = timer;
    this.refusals = refusals;
  }

  /** Has the call that is under way on this thread ended so when its message comes too slowly. */
  static void endLate(Consumer<Status> end) {
    Call call = CALL.get();
    if (call != null) {
      call.end = end;
    }
  }

  @Override
  public ServerStreamTracer newServerStreamTracer(String fullMethodName, Metadata headers) {
    return new Call();
  }

  private final class Call extends ServerStreamTracer {
    private Consumer<Status> end = status -> {};
    private long arrived;
    private long held;

    /** Null unless a large message is on its way. */
    private Future<?> deadline;

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
      if (held == 0 && now > 0) {
        deadline = timer.schedule(this::late, most.toMillis(), TimeUnit.MILLISECONDS);
      }
      held = now;
    }

    private void late() {
      end.accept(
          Status.DEADLINE_EXCEEDED.withDescription(
              "the message did not come in within %d s".formatted(most.toSeconds())));
    }

    @Override
    public void inboundMessageRead(int number, long wireSize, long inflatedSize) {
      cancelDeadline();
    }

    @Override
    public void streamClosed(Status status) {
      cancelDeadline();
      admission.release(held);
      held = 0;
    }

    private void cancelDeadline() {
      if (deadline != null) {
        deadline.cancel(false);
      }
    }
  }
}
