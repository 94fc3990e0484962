package io.pulseline.trainer.distributed;

import java.time.Duration;

/** What a worker waits for, and since when; written by its thread, read by the one that watches. */
final class Waiting {
  private volatile String why;
  private volatile long since = System.nanoTime();

  Waiting(String why) {
    this.why = why;
  }

  /** There was a sign of life. */
  void alive() {
    since = System.nanoTime();
  }

  /** Goes on to something else, or says it better; which is no sign of life of others. */
  void now(String reason) {
    why = reason;
  }

  String why() {
    return why;
  }

  Duration lasts() {
    return Duration.ofNanos(System.nanoTime() - since);
  }
}
