package io.pulseline.serving.grpc;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The calls of one event loop that wait for their clients, the one that has waited longest first,
 * and one timer for all of them: a timer for each would cost small calls more than all else that
 * bounds them. Only for that loop's thread.
 */
final class LateCalls {
  /** Those that have just come are as good as done, most likely. */
  private static final long BRIEFLY = TimeUnit.SECONDS.toNanos(1);

  private final long most;
  private final int room;
  private final EventExecutor loop;

  /** Before the oldest and behind the youngest: a ring, empty when it is alone. */
  private final Awaited ends = new Awaited(() -> {});

  private int waiting;
  private boolean timed;

  /**
   * Waits for no client yet.
   *
   * @param most that one is waited for
   * @param room for so many; one more than that ends the one that has waited longest
   */
  LateCalls(Duration most, int room, EventExecutor loop) {
    this.most = most.toNanos();
    this.room = room;
    this.loop = loop;
  }

  /** Waits for the client of a call from now on. */
  void await(Awaited awaited) {
    awaited.done();
    long now = System.nanoTime();
    awaited.since = now;
    awaited.insertBefore(ends);
    awaited.of = this;
    waiting++;
    if (waiting > room && now - ends.next.since > BRIEFLY) {
      ends.next.end();
    }
    if (!timed) {
      time(most);
    }
  }

  /** Runs what may come on any thread on that of the loop, now if it is this one. */
  void onLoop(Runnable task) {
    if (loop.inEventLoop()) {
      task.run();
    } else {
      loop.execute(task);
    }
  }

  private void time(long nanos) {
    timed = true;
    var unused = loop.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
  }

  private void look() {
    timed = false;
    long now = System.nanoTime();
    while (ends.next != ends) {
      Awaited oldest = ends.next;
      long left = oldest.since + most - now;
      if (left > 0) {
        time(left);
        return;
      }
      oldest.end();
    }
  }

  /** A call whose client is waited for. */
  static final class Awaited {
    private final Runnable late;
    private long since;

    /** Null while it is not waited for. */
    private LateCalls of;

    private Awaited previous = this;
    private Awaited next = this;

    /**
     * Not waited for yet.
     *
     * @param late run when it is not done in time
     */
    Awaited(Runnable late) {
      this.late = late;
    }

    private void insertBefore(Awaited other) {
      previous = other.previous;
      next = other;
      previous.next = this;
      other.previous = this;
    }

    private void end() {
      done();
      late.run();
    }

    /** Is waited for no more; a second time does nothing. */
    void done() {
      if (of != null) {
        of.waiting--;
        of = null;
        previous.next = next;
        next.previous = previous;
      }
    }
  }
}
