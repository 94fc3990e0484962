package io.pulseline.serving.grpc;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The calls of one event loop whose requests are awaited, the oldest first, and one timer for all
 * of them: a timer for each would cost small calls more than all else that bounds them. Only for
 * that loop's thread.
 */
final class LateCalls {
  private final long most;
  private final EventExecutor loop;

  /** Before the oldest and behind the youngest: a ring, empty when it is alone. */
  private final Awaited ends = new Awaited(() -> {});

  private boolean timed;

  /**
   * Awaits no call yet.
   *
   * @param most that one is waited for
   */
  LateCalls(Duration most, EventExecutor loop) {
    this.most = most.toNanos();
    this.loop = loop;
  }

  /**
   * Waits for a call from now on.
   *
   * @param late run when it is not done in time
   */
  Awaited await(Runnable late) {
    Awaited awaited = new Awaited(late);
    awaited.insertBefore(ends);
    if (!timed) {
      time(most);
    }
    return awaited;
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
      oldest.done();
      oldest.late.run();
    }
  }

  /** A call that is waited for. */
  static final class Awaited {
    private final long since = System.nanoTime();
    private final Runnable late;
    private Awaited previous = this;
    private Awaited next = this;

    private Awaited(Runnable late) {
      this.late = late;
    }

    private void insertBefore(Awaited other) {
      previous = other.previous;
      next = other;
      previous.next = this;
      other.previous = this;
    }

    /** Is waited for no more; a second time does nothing. */
    void done() {
      previous.next = next;
      next.previous = previous;
      previous = this;
      next = this;
    }
  }
}
