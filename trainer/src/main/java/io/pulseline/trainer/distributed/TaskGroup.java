package io.pulseline.trainer.distributed;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * The tasks of a job, of which this process is one.
 *
 * <p>When a worker's process ends, the system closes its connections and XGBoost fails in all
 * others at once. One that hangs, or a machine that is gone, XGBoost does not notice, whatever
 * timeout it is given: so the work is done on a thread of its own, which can be given up.
 */
final class TaskGroup implements Workers {
  private final TaskAssignment task;
  private final Duration patience;

  TaskGroup(TaskAssignment task, Duration patience) {
    this.task = task;
    this.patience = patience;
  }

  @Override
  public boolean isFirst() {
    return task.task() == 0;
  }

  @Override
  public <T> T together(Work<T> work) throws IOException, SQLException {
    Waiting waiting = new Waiting("begin");
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread = new Thread(() -> run(work, waiting, result), "worker");
    thread.setDaemon(true);
    thread.start();
    try {
      return await(result, waiting, thread);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the workers fit", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  /**
   * A thread that ends says goodbye to its group in native code, which may block or abort. Where
   * the work has failed there is nobody to say it to, and the process is about to end: it stays.
   */
  private <T> void run(Work<T> work, Waiting waiting, CompletableFuture<T> result) {
    try {
      result.complete(asOneOfThem(work, waiting));
    } catch (Throwable e) {
      result.completeExceptionally(e);
      while (true) {
        LockSupport.park(this);
      }
    }
  }

  private <T> T asOneOfThem(Work<T> work, Waiting waiting)
      throws IOException, SQLException, XGBoostError {
    Duration longer = patience.multipliedBy(2);
    Tracker tracker = isFirst() ? Tracker.start(task, waiting) : null;
    XgboostCollective workers = XgboostCollective.join(task, waiting, longer);
    T result = work.with(workers);
    workers.leave();
    if (tracker != null) {
      tracker.waitForAll(longer);
    }
    return result;
  }

  private <T> T await(CompletableFuture<T> result, Waiting waiting, Thread thread)
      throws InterruptedException, ExecutionException {
    while (true) {
      long left = Math.max(1, patience.minus(waiting.lasts()).toMillis());
      try {
        return result.get(left, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (waiting.lasts().compareTo(patience) >= 0) {
          thread.interrupt();
          throw new UserException(
              String.format(
                  "%s waited %d s to %s; nothing was written",
                  task, patience.toSeconds(), waiting.why()),
              e);
        }
      }
    }
  }

  private RuntimeException failure(Throwable cause) throws IOException, SQLException {
    if (cause instanceof LostWorkerException || XgboostFault.isOfCollective(cause)) {
      return new UserException(
          task
              + " lost another worker; nothing was written. What that one said last tells why;"
              + " start all of them again",
          cause);
    }
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof IOException io) {
      throw io;
    }
    if (cause instanceof SQLException sql) {
      throw sql;
    }
    return cause instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException(XgboostFault.reason((XGBoostError) cause), cause);
  }
}
