package io.pulseline.bench.reliability;

import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.registry.By;
import io.pulseline.registry.Entry;
import io.pulseline.registry.Gate;
import io.pulseline.registry.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Promotes one version after the other while a server that follows the registry is asked over REST
 * and gRPC without a pause. Each next one goes into production once an answer has named the one
 * before. Ends with an exception at the first request that fails, and at the first answer that is
 * not to the bit what the scorer says of the version that it names.
 *
 * <p>{@code Swaps HTTP_PORT GRPC_PORT LAKE DATASET SWAPS SEED}; prints a line now and then.
 */
public final class Swaps {
  private static final List<Integer> ROWS = List.of(1, 1, 1, 1, 1, 1, 7, 64, 300, 1500);
  private static final int CONNECTIONS = 3;
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final int REPORT_EVERY = 50;

  private final Expected expected;
  private final AtomicLong answers = new AtomicLong();
  private volatile String seen = "";
  private volatile boolean done;

  private Swaps(Expected expected) {
    this.expected = expected;
  }

  public static void main(String[] args) throws Exception {
    int swaps = Integer.parseInt(args[4]);
    long seed = Long.parseLong(args[5]);
    try (ModelStore store = ModelStore.open(Datasets.load(args[3]), args[2], (String) null)) {
      List<ModelPackage> versions = fetch(store);
      Swaps run = new Swaps(new Expected(versions, ROWS, seed));
      run.run(store, versions, Integer.parseInt(args[0]), Integer.parseInt(args[1]), swaps, seed);
    }
  }

  private static List<ModelPackage> fetch(ModelStore store) throws IOException {
    Path folder = Files.createTempDirectory("swaps-");
    List<ModelPackage> versions = new ArrayList<>();
    for (Entry entry : store.list().registry().versions()) {
      versions.add(store.fetch(entry.version(), folder));
    }
    return versions;
  }

  private void run(
      ModelStore store, List<ModelPackage> versions, int http, int grpc, int swaps, long seed)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2 * CONNECTIONS);
    List<Future<Void>> askers = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      int number = i;
      askers.add(threads.submit(asking(() -> Asker.rest(http, expected), seed + number)));
      askers.add(threads.submit(asking(() -> Asker.grpc(grpc, expected), seed - number - 1)));
    }
    try {
      String current = store.production().orElseThrow().version();
      await(current, askers);
      Random random = new Random(seed);
      for (int swap = 1; swap <= swaps; swap++) {
        current = another(versions, current, random);
        store.promote(current, new Gate(MetricNames.AUC, true), By.now("bench"));
        await(current, askers);
        if (swap % REPORT_EVERY == 0) {
          System.out.println(swap + " swaps, " + answers.get() + " answers");
        }
      }
      done = true;
      for (Future<Void> asker : askers) {
        asker.get();
      }
    } finally {
      done = true;
      threads.shutdownNow();
    }
    System.out.println("DONE " + swaps + " swaps, " + answers.get() + " answers");
  }

  private static String another(List<ModelPackage> versions, String current, Random random) {
    while (true) {
      String version = versions.get(random.nextInt(versions.size())).manifest().version();
      if (!version.equals(current)) {
        return version;
      }
    }
  }

  /** Waits until an answer names a version; whoever asks and has failed ends it. */
  private void await(String version, List<Future<Void>> askers) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!seen.equals(version)) {
      for (Future<Void> asker : askers) {
        if (asker.isDone()) {
          asker.get();
        }
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("no answer names " + version + ", but " + seen);
      }
      Thread.sleep(1);
    }
  }

  private Callable<Void> asking(Callable<Asker> connect, long seed) {
    return () -> {
      Random random = new Random(seed);
      try (Asker asker = connect.call()) {
        while (!done) {
          int batch = random.nextInt(expected.batches());
          Asker.Answer answer = asker.ask(batch);
          if (!answer.isRight(expected, batch)) {
            throw new IllegalStateException("not what " + answer.version() + " says");
          }
          answers.incrementAndGet();
          seen = answer.version();
        }
      }
      return null;
    };
  }
}
