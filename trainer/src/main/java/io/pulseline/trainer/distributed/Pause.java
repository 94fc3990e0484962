package io.pulseline.trainer.distributed;

/** Between two attempts. */
final class Pause {
  private static final long MILLIS = 250;

  private Pause() {}

  static void beforeRetry() {
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for other workers", e);
    }
  }
}
