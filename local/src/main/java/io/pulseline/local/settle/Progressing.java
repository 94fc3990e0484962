package io.pulseline.local.settle;

import io.pulseline.observe.live.Counts;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Notices that counts have stopped changing. */
final class Progressing {
  private final Duration patience;
  private final LongSupplier nanoTime;
  private Counts last;
  private long changedNanos;

  Progressing(Duration patience, LongSupplier nanoTime) {
    this.patience = patience;
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
    return stillFor(patience);
  }

  boolean stillFor(Duration time) {
    return nanoTime.getAsLong() - changedNanos > time.toNanos();
  }
}
