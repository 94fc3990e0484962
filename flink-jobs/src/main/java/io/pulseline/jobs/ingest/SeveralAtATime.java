package io.pulseline.jobs.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does with each of many files what is mostly waiting for a store. */
final class SeveralAtATime implements AutoCloseable {
  private static final int THREADS = 8;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          work -> {
            Thread thread = new Thread(work, "lake files");
            thread.setDaemon(true);
            return thread;
          });

  /** What is done with one file. */
  @FunctionalInterface
  interface Step<A, B> {
    B of(A file) throws IOException;
  }

  /** The results in the order of the files; the first failure when there is one. */
  <A, B> List<B> map(List<A> files, Step<A, B> step) throws IOException {
    List<Callable<B>> work = new ArrayList<>();
    files.forEach(file -> work.add(() -> step.of(file)));
    try {
      List<B> results = new ArrayList<>();
      for (Future<B> done : threads.invokeAll(work)) {
        results.add(done.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted at work on files of the lake", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
