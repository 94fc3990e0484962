package io.pulseline.serving.repository;

import java.time.Duration;
import java.util.Collection;
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
      Thread.currentThread().interrupt(); // by end(…)
    }
  }

  /** Interrupts the work of all, and waits a little for its end. */
  static void end(Collection<Repetition> all) throws InterruptedException {
    for (Repetition each : all) {
      each.ended.countDown();
      each.thread.interrupt();
    }
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    for (Repetition each : all) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      each.thread.join(Math.max(1, left));
    }
  }
}
