package io.pulseline.local.settle;

import io.pulseline.observe.live.Counts;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Notices that counts have stopped changing. */
final class Progressing {
  private final long patienceNanos;
  private final LongSupplier nanoTime;
  private Counts last;
  private long changedNanos;

  Progressing(Duration patience, LongSupplier nanoTime) {
    this.patienceNanos = patience.toNanos();
    this.nanoTime = nanoTime;
    this.changedNanos = nanoTime.getAsLong();
  }

  void look(Counts counts) {
    if (!counts.equals(last)) {
      last = counts;
      changedNanos = nanoTime.getAsLong();
    }
  }

  boolean stalled() {
    return nanoTime.getAsLong() - changedNanos > patienceNanos;
  }
}
