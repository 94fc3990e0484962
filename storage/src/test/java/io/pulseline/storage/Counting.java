package io.pulseline.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Counts in one file of a folder from several threads, in this process or in one of its own. */
final class Counting {
  static final String KEY = "counter";
  static final int THREADS = 4;
  static final int STEPS = 150;

  private Counting() {}

  static Process start(Path root) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Counting.class.getName(),
            root.toString())
        .inheritIO()
        .start();
  }

  public static void main(String[] args) throws Exception {
    count(Path.of(args[0]));
  }

  static void count(Path root) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Integer>> counts =
          IntStream.range(0, THREADS).mapToObj(i -> threads.submit(() -> steps(root))).toList();
      for (Future<Integer> count : counts) {
        count.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int steps(Path root) throws IOException {
    int done = 0;
    try (ObjectStore store = ObjectStores.of(root.toString(), S3Settings.of(null))) {
      while (done < STEPS) {
        Optional<Versioned> now = store.read(KEY);
        int next = now.map(Versioned::text).map(Integer::parseInt).orElse(0) + 1;
        done += store.compareAndSwap(KEY, now.map(Versioned::tag), "" + next) ? 1 : 0;
      }
    }
    return done;
  }
}
