package io.pulseline.serving;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Some work that is done again and again, on a thread of its own. */
final class Repetition {
  private static final long PATIENCE_MILLIS = 2_000;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Begins after a first pause.
   *
   * @param name of the thread
   * @param pause between the end of one time and the beginning of the next
   */
  Repetition(String name, Runnable work, Duration pause) {
    thread = new Thread(() -> run(work, pause), name);
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Runnable work, Duration pause) {
    try {
      while (!ended.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        work.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // by end()
    }
  }

  /** Interrupts the work, and waits a little for its end. */
  void end() throws InterruptedException {
    ended.countDown();
    thread.interrupt();
    thread.join(PATIENCE_MILLIS);
  }
}
