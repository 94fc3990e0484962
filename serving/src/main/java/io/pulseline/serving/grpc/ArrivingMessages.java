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
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Holds room for messages from their first bytes on, until their calls are done, and waits for a
 * client no longer than it may: it may have many calls open and send a part of a message in each,
 * or a message and never its end, or give its answers no window to come through.
 */
final class ArrivingMessages extends ServerStreamTracer.Factory {
  /** The call that is under way on this thread. */
  private static final Context.Key<Call> CALL = Context.key("arriving");

  private final Admission admission;
  private final Duration most;
  private final Consumer<Status> refusals;
  private final FastThreadLocal<Loop> ofThisLoop;

  /**
   * Counts by an admission.
   *
   * @param concurrency answers that may wait to be taken, of each loop
   * @param most from a call's beginning to the end of its request, and from its answer until the
   *     client has taken it
   * @param loops that its connections are on
   * @param refusals told what messages are refused with
   */
  ArrivingMessages(
      Admission admission,
      int concurrency,
      Duration most,
      EventLoopGroup loops,
      Consumer<Status> refusals) {
    this.admission = admission;
    this.most = most;
    this.refusals = refusals;
    this.ofThisLoop =
        new FastThreadLocal<>() {
          @Override
          protected Loop initialValue() {
            EventExecutor loop = thisOf(loops);
            return new Loop(
                new LateCalls(most, Integer.MAX_VALUE, loop),
                new LateCalls(most, concurrency, loop));
          }
        };
  }

  /** The calls of one loop. */
  private record Loop(LateCalls arriving, LateCalls taken) {}

  private static EventExecutor thisOf(EventLoopGroup loops) {
    for (EventExecutor loop : loops) {
      if (loop.inEventLoop()) {
        return loop;
      }
    }
    throw new IllegalStateException("a call has come in on a thread of others");
  }

  /** What the call that is under way on this thread waits for. */
  static Call current() {
    return CALL.get();
  }

  @Override
  public ServerStreamTracer newServerStreamTracer(String fullMethodName, Metadata headers) {
    return new Call();
  }

  /** A call. All of it but the sending of an answer happens on the loop of its connection. */
  final class Call extends ServerStreamTracer {
    private final Loop loop = ofThisLoop.get();
    private final LateCalls.Awaited awaited = new LateCalls.Awaited(this::late);
    private Consumer<Status> end = status -> {};
    private Runnable answering = () -> {};

    /** Ends the call whatever it has come to; an answer cannot be taken back otherwise. */
    private Context.CancellableContext context;

    private boolean isAnswered;
    private boolean closed;
    private long came;
    private long held;

    private Call() {
      loop.arriving.await(awaited);
    }

    /**
     * Tells what is to be done with it.
     *
     * @param late ends it with that status since its request comes too slowly
     * @param answering run when its answer is on its way
     */
    void follow(Consumer<Status> late, Runnable answering) {
      this.end = late;
      this.answering = answering;
    }

    /** Its request has come in. */
    void arrived() {
      awaited.done();
    }

    @Override
    public Context filterContext(Context outer) {
      context = outer.withValue(CALL, this).withCancellation();
      return context;
    }

    /** What is thrown here ends the call with that status. */
    @Override
    public void inboundWireSize(long bytes) {
      came += bytes;
      long now = admission.hold(held, came);
      if (now < 0) {
        refusals.accept(MessageGuard.BUSY);
        throw MessageGuard.BUSY.asRuntimeException();
      }
      held = now;
    }

    @Override
    public void outboundMessageSent(int number, long wireSize, long inflatedSize) {
      loop.taken.onLoop(this::answered);
    }

    private void answered() {
      if (!closed) {
        isAnswered = true;
        loop.taken.await(awaited);
        answering.run();
      }
    }

    private void late() {
      if (isAnswered) {
        refusals.accept(Status.DEADLINE_EXCEEDED);
        context.cancel(new TimeoutException("the answer was not taken in time"));
      } else {
        end.accept(
            Status.DEADLINE_EXCEEDED.withDescription(
                "the request did not come in within %d s".formatted(most.toSeconds())));
      }
    }

    @Override
    public void streamClosed(Status status) {
      closed = true;
      awaited.done();
      admission.release(held);
      held = 0;
    }
  }
}
