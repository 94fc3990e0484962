package io.pulseline.features;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Workers that are threads. */
final class Threads {
  private final long[][] given;
  private final CyclicBarrier barrier;

  private Threads(int size) {
    this.given = new long[size][];
    this.barrier = new CyclicBarrier(size);
  }

  /** What each of so many workers makes, by rank. */
  static <T> List<T> together(int size, Function<Collective, T> work) throws Exception {
    Threads threads = new Threads(size);
    ExecutorService executor = Executors.newFixedThreadPool(size);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int rank = 0; rank < size; rank++) {
        Collective worker = threads.new Worker(rank);
        futures.add(executor.submit(() -> work.apply(worker)));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }

  private final class Worker implements Collective {
    private final int rank;

    Worker(int rank) {
      this.rank = rank;
    }

    @Override
    public int rank() {
      return rank;
    }

    @Override
    public int size() {
      return given.length;
    }

    @Override
    public long[] sum(long... mine) {
      given[rank] = mine;
      await();
      long[] sum = new long[mine.length];
      for (long[] one : given) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += one[i];
        }
      }
      await();
      return sum;
    }

    @Override
    public void alive() {
      // nobody waits
    }

    private void await() {
      try {
        barrier.await();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
