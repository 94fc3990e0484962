package io.pulseline.serving.grpc;

import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import io.pulseline.serving.limits.Admission;
import java.util.function.Consumer;

/**
 * Holds room for messages from their first bytes on, until their calls are done: a client may have
 * many calls open and send a part of a message in each.
 */
final class ArrivingMessages extends ServerStreamTracer.Factory {
  private final Admission admission;
  private final Consumer<Status> refusals;

  /**
   * Counts by an admission.
   *
   * @param refusals told what messages are refused with
   */
  ArrivingMessages(Admission admission, Consumer<Status> refusals) {
    this.admission = admission;
    this.refusals = refusals;
  }

  @Override
  public ServerStreamTracer newServerStreamTracer(String fullMethodName, Metadata headers) {
    return new Call();
  }

  private final class Call extends ServerStreamTracer {
    private long arrived;
    private long held;

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

    @Override
    public void streamClosed(Status status) {
      admission.release(held);
      held = 0;
    }
  }
}
