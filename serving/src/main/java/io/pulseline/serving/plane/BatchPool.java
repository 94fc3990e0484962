package io.pulseline.serving.plane;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Threads for requests too large for a transport's event loop: as many as there are processors, and
 * a short queue. What does not fit is refused at once, so that a burst costs the client a retry and
 * not the server its memory.
 */
public final class BatchPool {
  /** About 64 rows of a dozen columns, in JSON or in protocol buffers. */
  private static final int LARGE_BYTES = 8 * 1024;

  private final ThreadPoolExecutor threads;
  private final LongConsumer waited;

  /**
   * A pool.
   *
   * @param size threads, and the fourth part of how many requests may wait for one
   * @param waited told of each request how many nanoseconds it waited
   */
  public BatchPool(int size, LongConsumer waited) {
    this.waited = waited;
    threads =
        new ThreadPoolExecutor(
            size, size, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(4 * size));
    threads.allowCoreThreadTimeOut(true);
  }

  /** Whether a request of so many bytes is best answered where it was read. */
  public boolean isSmall(int bytes) {
    return bytes < LARGE_BYTES;
  }

  /** Whether a request of so many bytes would be refused now: then it need not even be read. */
  public boolean isFullFor(long bytes) {
    return bytes >= LARGE_BYTES && threads.getQueue().remainingCapacity() == 0;
  }

  /**
   * Runs work here that reports for itself.
   *
   * @throws ServingException when as much as may wait is waiting
   */
  public void run(Runnable work) {
    long came = System.nanoTime();
    try {
      threads.execute(
          () -> {
            waited.accept(System.nanoTime() - came);
            work.run();
          });
    } catch (RejectedExecutionException e) {
      throw threads.isShutdown()
          ? ServingException.stopping()
          : ServingException.unavailable("the server is busy with large requests, try again");
    }
  }

  /**
   * The answer to a request of so many bytes: read and made on the calling thread when it is small,
   * and here when that would hold the thread's other requests up; see {@link #run}.
   *
   * @param slow whether making the answer to what was read takes long, small as it is
   */
  public <R, T> CompletableFuture<T> submit(
      int bytes, Supplier<R> read, Predicate<R> slow, Function<R, T> answer) {
    if (!isSmall(bytes)) {
      return submit(() -> answer.apply(read.get()));
    }
    R request = read.get();
    return slow.test(request)
        ? submit(() -> answer.apply(request))
        : CompletableFuture.completedFuture(answer.apply(request));
  }

  private <T> CompletableFuture<T> submit(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    run(() -> complete(result, work));
    return result;
  }

  /** Unlike supplyAsync, gives the failure itself and not one wrapped in another. */
  private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
    try {
      result.complete(work.get());
    } catch (OutOfMemoryError e) {
      // Its own arrays are what did not fit: once they are let go, others are served on
      result.completeExceptionally(ServingException.tooLarge());
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  /**
   * Takes no more work and waits for what it has; then interrupts it, which ends it before its next
   * piece.
   *
   * @return whether all has ended
   */
  public boolean close(Duration patience) throws InterruptedException {
    threads.shutdown();
    if (threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return true;
    }
    threads.shutdownNow();
    return threads.awaitTermination(1, TimeUnit.SECONDS);
  }
}
