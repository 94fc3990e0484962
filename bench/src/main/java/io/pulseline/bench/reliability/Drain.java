package io.pulseline.bench.reliability;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.pulseline.contract.model.ModelPackage;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks a server over REST and gRPC without a pause, beside clients that leave in the middle of a
 * batch, and sends it SIGTERM. Each request has to be answered, and rightly, until the server says
 * that it ends: over REST by the header of an answer, over gRPC by taking no new connection. Ends
 * with an exception at the first that is not.
 *
 * <p>{@code Drain HTTP_PORT GRPC_PORT PID MODEL_DIR SEED}
 */
public final class Drain {
  private static final List<Integer> ROWS = List.of(1, 1, 1, 16, 200, 1024, 4096);
  private static final int CONNECTIONS = 3;
  private static final int MIN_MILLIS = 500;
  private static final int MAX_MILLIS = 1_500;
  private static final long PATIENCE_SECONDS = 40;

  private final Expected expected;
  private final AtomicLong answers = new AtomicLong();

  private Drain(Expected expected) {
    this.expected = expected;
  }

  public static void main(String[] args) throws Exception {
    int http = Integer.parseInt(args[0]);
    int grpc = Integer.parseInt(args[1]);
    ProcessHandle server = ProcessHandle.of(Long.parseLong(args[2])).orElseThrow();
    long seed = Long.parseLong(args[4]);
    Drain run = new Drain(new Expected(List.of(ModelPackage.read(Path.of(args[3]))), ROWS, seed));
    run.run(http, grpc, server, seed);
  }

  private void run(int http, int grpc, ProcessHandle server, long seed) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Future<Void>> askers = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      long own = seed * 2 * CONNECTIONS + i;
      askers.add(threads.submit(asking(() -> Asker.rest(http, expected), own)));
      askers.add(threads.submit(asking(() -> Asker.grpc(grpc, expected), own + CONNECTIONS)));
    }
    Quitter quitter = new Quitter(expected, ROWS.size() - 1, seed);
    Quitter another = new Quitter(expected, ROWS.size() - 1, seed + 1);
    threads.execute(() -> quitter.overHttp(http));
    threads.execute(() -> another.overGrpc(grpc));
    try {
      Thread.sleep(MIN_MILLIS + new Random(seed).nextInt(MAX_MILLIS));
      long before = answers.get();
      long began = System.nanoTime();
      server.destroy();
      for (Future<Void> asker : askers) {
        asker.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      System.out.printf(
          "%d answers, %d of them after SIGTERM, the last after %d ms%n",
          answers.get(),
          answers.get() - before,
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    } finally {
      quitter.end();
      another.end();
      threads.shutdownNow();
    }
  }

  private Callable<Void> asking(Callable<Asker> connect, long seed) {
    return () -> {
      Random random = new Random(seed);
      try (Asker asker = connect.call()) {
        Asker.Answer answer;
        do {
          int batch = random.nextInt(expected.batches());
          answer = asker.ask(batch);
          if (!answer.isRight(expected, batch)) {
            throw new IOException("not what " + answer.version() + " says");
          }
          answers.incrementAndGet();
        } while (!answer.last());
      } catch (StatusRuntimeException e) {
        requireGone(e);
      }
      return null;
    };
  }

  /** A call that found nobody to connect to was never begun. */
  private static void requireGone(StatusRuntimeException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          && failure.getStatus().getCode() == Status.Code.UNAVAILABLE) {
        return;
      }
    }
    throw failure;
  }
}
