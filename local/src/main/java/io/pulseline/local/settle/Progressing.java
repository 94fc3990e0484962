package io.pulseline.local.settle;

import io.pulseline.observe.live.Counts;
import java.time.Duration;

/** Notices that counts have stopped changing. */
final class Progressing {
  private final long patienceNanos;
  private Counts last;
  private long changedNanos = System.nanoTime();

  Progressing(Duration patience) {
    this.patienceNanos = patience.toNanos();
  }

  void look(Counts counts) {
    if (!counts.equals(last)) {
      last = counts;
      changedNanos = System.nanoTime();
    }
  }

  boolean stalled() {
    return System.nanoTime() - changedNanos > patienceNanos;
  }
}
