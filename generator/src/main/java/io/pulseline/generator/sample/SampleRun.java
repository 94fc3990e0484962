package io.pulseline.generator.sample;

import io.pulseline.contract.UserException;
import io.pulseline.generator.copula.RowSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Fills a file with rows, on several threads. Blocks of rows are generated and encoded side by
 * side, a few ahead of the one that is written, and written in their order: the file is the same
 * whatever the number of threads, and memory does not grow with it.
 */
final class SampleRun<E> implements AutoCloseable {
  /** Below this share, and behind so many rows, it is hopeless to wait for rows that fit. */
  static final double LEAST_SHARE = 1e-4;

  static final long FEWEST_TRIED = 10_000_000;

  private final RowFile<E> file;
  private final ExecutorService threads;
  private final int ahead;
  private final BlockingQueue<BlockMaker<E>> idle = new LinkedBlockingQueue<>();
  private final Supplier<BlockMaker.Rows> rows;

  /**
   * @param rows sets up one thread's generation
   */
  SampleRun(RowFile<E> file, int threads, Supplier<BlockMaker.Rows> rows) {
    this.file = file;
    this.rows = rows;
    this.ahead = 2 * threads;
    this.threads =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "sample");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Writes rows.
   *
   * @param wanted how many
   * @param progress told how many are written, from time to time
   * @throws UserException when the conditions of the rows are met too rarely to go on
   */
  void write(long wanted, LongConsumer progress) throws IOException, InterruptedException {
    Deque<Future<BlockMaker.Encoded<E>>> coming = new ArrayDeque<>();
    long block = 0;
    for (long written = 0; written < wanted; block++) {
      long expected = block == 0 ? RowSource.BLOCK : written / block;
      while (coming.size() < ahead
          && (coming.isEmpty() || coming.size() * expected < wanted - written)) {
        long next = block + coming.size();
        coming.add(threads.submit(() -> make(next, RowSource.BLOCK)));
      }
      BlockMaker.Encoded<E> made = get(coming.remove());
      if (made.rows() > wanted - written) {
        made = make(block, (int) (wanted - written));
      }
      file.append(made.block());
      written += made.rows();
      progress.accept(written);
      long tried = (block + 1) * RowSource.BLOCK;
      if (written < wanted && tried >= FEWEST_TRIED && written < LEAST_SHARE * tried) {
        throw new UserException(
            String.format(
                Locale.ROOT,
                "the conditions are met too rarely: by %d of %,d rows tried (%.2g %%), and %,d are"
                    + " wanted; loosen a --where",
                written,
                tried,
                100.0 * written / tried,
                wanted));
      }
    }
  }

  private BlockMaker.Encoded<E> make(long block, int most) throws IOException {
    BlockMaker<E> maker = idle.poll();
    if (maker == null) {
      maker = new BlockMaker<>(rows.get(), file.encoder());
    }
    try {
      return maker.make(block, most);
    } finally {
      idle.add(maker);
    }
  }

  private static <T> T get(Future<T> future) throws IOException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new UncheckedIOException(new IOException("a sampling thread failed", e.getCause()));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
