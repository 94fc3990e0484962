package io.pulseline.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Some connections that ask a server at the same time. */
final class Load implements AutoCloseable {
  private static final double NANOS_IN_SECOND = 1e9;
  private static final int STRIDE = 7919;

  private final LoadSpec spec;
  private final Exchanges exchanges;
  private final ExecutorService threads;
  private final List<Tally> tallies = new ArrayList<>();
  private final List<Future<?>> connections = new ArrayList<>();

  Load(LoadSpec spec, long seed) {
    this.spec = spec;
    this.exchanges = new Exchanges(spec, seed);
    this.threads = Executors.newFixedThreadPool(spec.connections());
  }

  /** Begins once the latch is down; returns at once. */
  void begin(CountDownLatch start) {
    for (int i = 0; i < spec.connections(); i++) {
      Tally tally = new Tally();
      tallies.add(tally);
      int number = i;
      Callable<Void> connection =
          () -> {
            start.await();
            ask(number, tally);
            return null;
          };
      connections.add(threads.submit(connection));
    }
  }

  /** One request after the other; with a rate, each is timed from when it was due. */
  private void ask(int connection, Tally tally) throws IOException {
    double pause = spec.rate() > 0 ? spec.connections() / spec.rate() * NANOS_IN_SECOND : 0;
    long begin = System.nanoTime() + (long) (pause * connection / spec.connections());
    long end = begin + (long) (spec.seconds() * NANOS_IN_SECOND);
    int request = connection * STRIDE;
    try (Exchange exchange = exchanges.connect()) {
      for (long sent = 0; ; sent++) {
        long due = pause > 0 ? begin + (long) (sent * pause) : System.nanoTime();
        if (due >= end || System.nanoTime() >= end) {
          return;
        }
        while (due > System.nanoTime()) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        long from = spec.sinceSent() ? System.nanoTime() : due;
        int status = exchange.ask(request++);
        tally.add(status, System.nanoTime() - from);
      }
    }
  }

  /** Good answers so far. */
  long answers() {
    return tallies.stream().mapToLong(Tally::answers).sum();
  }

  /** Waits for the end. */
  List<Tally> await() throws InterruptedException, IOException {
    for (Future<?> connection : connections) {
      try {
        connection.get();
      } catch (ExecutionException e) {
        throw new IOException(spec.form() + " at " + spec.path() + " failed", e.getCause());
      }
    }
    return tallies;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
