package io.pulseline.trainer.work;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs readers side by side. */
final class Parallel {
  private Parallel() {}

  /** Returns when all are done, or throws what one of them threw. */
  static void run(List<Callable<Void>> readers) throws SQLException {
    ExecutorService threads = Executors.newFixedThreadPool(readers.size());
    try {
      for (Future<Void> reader : threads.invokeAll(readers)) {
        reader.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException fault) {
        throw fault;
      }
      throw new IllegalStateException("a reader failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
