package io.pulseline.serving.repository;

import io.pulseline.contract.UserException;
import io.pulseline.serving.plane.ServingException;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what clients ask of a repository, one thing after the other, if it does so at all. */
final class ControlThread {
  private static final Logger LOG = LoggerFactory.getLogger(ControlThread.class);

  /** How many may wait: whoever loads models does not come in thousands. */
  private static final int WAITING = 16;

  private static final long PATIENCE_MILLIS = 2_000;

  private final boolean allowed;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          30,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          work -> {
            Thread control = new Thread(work, "repository control");
            control.setDaemon(true);
            return control;
          });

  ControlThread(boolean allowed) {
    this.allowed = allowed;
    thread.allowCoreThreadTimeOut(true);
  }

  /** Some work, and when what it began is done. */
  @FunctionalInterface
  interface Work {
    CompletableFuture<Void> begin() throws IOException;
  }

  /**
   * Does some work.
   *
   * @return done when it is; fails with a {@link ServingException} that says why it cannot be
   * @throws ServingException when clients are not to ask for it, or too many do
   */
  CompletableFuture<Void> run(Work work) {
    if (!allowed) {
      throw ServingException.forbidden(
          "models are not loaded and unloaded by request here: start the server with"
              + " --repository-control");
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      thread.execute(() -> begin(work, done));
    } catch (RejectedExecutionException e) {
      throw thread.isShutdown()
          ? ServingException.stopping()
          : ServingException.unavailable("other models are being loaded, try again");
    }
    return done;
  }

  private static void begin(Work work, CompletableFuture<Void> done) {
    try {
      CompletableFuture<Void> unused =
          work.begin()
              .whenComplete(
                  (nothing, failure) -> {
                    if (failure == null) {
                      done.complete(null);
                    } else {
                      done.completeExceptionally(failure);
                    }
                  });
    } catch (UserException e) {
      done.completeExceptionally(ServingException.invalid("%s", e.getMessage()));
    } catch (IOException e) {
      done.completeExceptionally(ServingException.unavailable(e.getMessage()));
    } catch (RuntimeException | Error e) {
      done.completeExceptionally(e);
    }
  }

  /** Takes no more, interrupts what is under way, and waits a little for its end. */
  void end() throws InterruptedException {
    thread.shutdownNow();
    if (!thread.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      LOG.warn("a model was still being loaded when the server ended");
    }
  }
}
