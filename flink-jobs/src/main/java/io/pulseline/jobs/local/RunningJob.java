package io.pulseline.jobs.local;

import io.pulseline.contract.UserException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.clusterframework.ApplicationStatus;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.util.ExceptionUtils;

/** A job that was handed to a Flink in this process. */
public final class RunningJob {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(8);

  private final MiniCluster flink;
  private final JobID id;
  private final String title;
  private final String checkpoints;
  private final AtomicBoolean stopping = new AtomicBoolean();

  RunningJob(MiniCluster flink, JobID id, String title, String checkpoints) {
    this.flink = flink;
    this.id = id;
    this.title = title;
    this.checkpoints = checkpoints;
  }

  /**
   * Returns when every task runs.
   *
   * @return false when the job was stopped before
   * @throws UserException when it ended by itself instead
   */
  public boolean awaitRunning() throws Exception {
    while (!allRunning()) {
      if (flink.getJobStatus(id).get().isTerminalState()) {
        JobResult result = flink.requestJobResult(id).get();
        if (isStopped(result)) {
          return false;
        }
        throw failure(result);
      }
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    }
    return true;
  }

  private boolean allRunning() throws Exception {
    if (flink.getJobStatus(id).get() != JobStatus.RUNNING) {
      return false;
    }
    for (var vertex : flink.getExecutionGraph(id).get().getAllExecutionVertices()) {
      if (vertex.getExecutionState() != ExecutionState.RUNNING) {
        return false;
      }
    }
    return true;
  }

  /**
   * How far a job is that ends by itself.
   *
   * @param ended how many of its steps have ended
   * @param running what those are called that run now
   */
  public record Steps(int ended, List<String> running) {}

  /** How far it is now. */
  public Steps steps() throws Exception {
    int ended = 0;
    List<String> running = new ArrayList<>();
    for (var step : flink.getExecutionGraph(id).get().getVerticesTopologically()) {
      switch (step.getAggregateState()) {
        case FINISHED -> ended++;
        case RUNNING -> running.add(step.getName());
        default -> {}
      }
    }
    return new Steps(ended, List.copyOf(running));
  }

  /** Completes when the job was stopped; with a {@link UserException} when it ended by itself. */
  public CompletableFuture<Void> end() {
    return flink
        .requestJobResult(id)
        .thenCompose(
            result ->
                result.isSuccess() || isStopped(result)
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.failedFuture(failure(result)));
  }

  /** Whether {@link #stop} ended it, with a savepoint or without. */
  private boolean isStopped(JobResult result) {
    return stopping.get()
        && (result.isSuccess() || result.getApplicationStatus() == ApplicationStatus.CANCELED);
  }

  private UserException failure(JobResult result) {
    String cause =
        result
            .getSerializedThrowable()
            .map(error -> ExceptionUtils.stringifyException(error).lines().toList())
            .map(RunningJob::rootCause)
            .orElse("it is " + result.getApplicationStatus());
    return new UserException(
        "job " + title + " cannot go on: " + cause + "; --verbose shows all of it",
        result.getSerializedThrowable().orElse(null));
  }

  private static String rootCause(List<String> stackTrace) {
    return stackTrace.stream()
        .filter(line -> line.startsWith("Caused by: "))
        .reduce((first, second) -> second)
        .map(line -> line.substring("Caused by: ".length()))
        .map(cause -> cause.replaceFirst("^" + UserException.class.getName() + ": ", ""))
        .orElse(stackTrace.get(0));
  }

  /**
   * Stops the job with a savepoint, so that all it has read is visible in its sinks and the next
   * start goes on from there. Where a sink is away that takes too long: then the job is cancelled
   * and its last checkpoint stays. Says on standard error when it was, or when neither succeeds.
   * Once is enough: a second savepoint to stop with would fail the tasks that are about to end with
   * the first.
   */
  public void stop() {
    if (stopping.getAndSet(true)) {
      return;
    }
    try {
      if (flink.isRunning() && !flink.getJobStatus(id).get().isGloballyTerminalState()) {
        stopWithSavepoint();
      }
    } catch (Exception e) {
      System.err.printf(
          "error: %s did not stop cleanly (%s); the next start goes on from its last checkpoint%n",
          title, e);
    }
  }

  private void stopWithSavepoint() throws Exception {
    try {
      CompletableFuture<String> savepoint =
          flink.stopWithSavepoint(id, checkpoints, false, SavepointFormatType.NATIVE);
      savepoint.get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      // Its checkpoints went with the job, their empty folder does not
      Path folder = new Path(checkpoints, id.toHexString());
      folder.getFileSystem().delete(folder, true);
    } catch (TimeoutException e) {
      cancel(
          "took longer than %d s, as when a store does not answer"
              .formatted(STOP_PATIENCE.toSeconds()));
    } catch (ExecutionException e) {
      cancel("failed: " + rootCause(ExceptionUtils.stringifyException(e).lines().toList()));
    }
  }

  /** Says so first: the process ends as soon as its jobs have. */
  private void cancel(String why) throws Exception {
    System.err.printf(
        "%s is stopped without a savepoint, which %s; the next start goes on from its last"
            + " checkpoint%n",
        title, why);
    flink.cancelJob(id).get();
    flink.requestJobResult(id).get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
