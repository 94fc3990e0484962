package io.pulseline.generator.stream;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a stream in good order on Ctrl-C or SIGTERM: asks for the end, then holds the JVM until the
 * stream has flushed and reported.
 */
final class Stop implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Registers with the JVM; {@link #close()} says that the stream has ended. */
  static Stop onShutdown() {
    Stop stop = new Stop();
    Runtime.getRuntime().addShutdownHook(new Thread(stop::askAndWait, "stop-stream"));
    return stop;
  }

  private void askAndWait() {
    ask();
    try {
      boolean inTime = ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!inTime) {
        System.err.println("error: the stream did not end within " + PATIENCE.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void ask() {
    asked.countDown();
  }

  /** Waits for some time; true when the end was asked for before or meanwhile. */
  boolean askedWithin(long nanos) throws InterruptedException {
    return asked.await(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    ended.countDown();
  }
}
