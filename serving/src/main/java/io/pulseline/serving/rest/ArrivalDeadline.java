package io.pulseline.serving.rest;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** By when the request that is arriving on a connection must have arrived. */
final class ArrivalDeadline {
  private final Duration most;

  /** Null between two requests. */
  private ScheduledFuture<?> end;

  ArrivalDeadline(Duration most) {
    this.most = most;
  }

  /** A part of a request has come; the first part counts. */
  void set(EventExecutor loop, Runnable late) {
    if (end == null) {
      end =
          loop.schedule(
              () -> {
                end = null;
                late.run();
              },
              most.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  /** All of it has come, or the connection is at its end. */
  void met() {
    if (end != null) {
      end.cancel(false);
      end = null;
    }
  }
}
