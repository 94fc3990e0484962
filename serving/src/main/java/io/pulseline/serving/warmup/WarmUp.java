package io.pulseline.serving.warmup;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the server ask itself until the compiler has nothing more to do, so that no client pays for
 * it.
 */
public final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  /** Loads what a request needs. */
  private static final int FIRST = 20;

  /** The compiler's larger pieces take half of it, and count only when they are done. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Of one processor: below it the compiler is as good as idle. */
  private static final double QUIET = 0.05;

  /** A method is compiled for good when it was called some ten thousand times. */
  private static final int LEAST = 5_000;

  private final List<OwnClient> clients;
  private final AtomicLong rounds = new AtomicLong();
  private volatile boolean over;

  /** Waits; true when the process is to end, at once then, and false when the time is over. */
  public interface Waiting {
    boolean stopped(Duration time) throws InterruptedException;
  }

  public WarmUp(List<OwnClient> clients) {
    this.clients = clients;
  }

  /**
   * Asks some times, then on until the compiler is quiet.
   *
   * @param patience for that
   * @param waiting ends it early
   * @throws IOException when the server does not answer with success: then it never would
   */
  public void run(Duration patience, Waiting waiting) throws IOException, InterruptedException {
    for (OwnClient client : clients) {
      for (int i = 0; i < FIRST; i++) {
        client.ask();
      }
    }
    // One thread for all: while it waits for an answer or is answered, the compiler has a processor
    ExecutorService thread = Executors.newSingleThreadExecutor();
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      thread.execute(this::askOn);
      Compiler compiler = new Compiler();
      Duration left = patience;
      while (left.compareTo(Duration.ZERO) > 0
          && !waiting.stopped(left.compareTo(LOOK) < 0 ? left : LOOK)
          && (compiler.share() > QUIET || rounds.get() < LEAST)) {
        left = Duration.ofNanos(deadline - System.nanoTime());
      }
    } finally {
      over = true;
      thread.shutdown();
      // It ends with the request that it has under way
      var unused = thread.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  private void askOn() {
    try {
      while (!over) {
        for (OwnClient client : clients) {
          client.ask();
        }
        rounds.incrementAndGet();
      }
    } catch (IOException e) {
      // It has answered before: its model may have been unloaded meanwhile
      LOG.warn("the server is ready before it is warm: {}", e.getMessage());
    }
  }
}
