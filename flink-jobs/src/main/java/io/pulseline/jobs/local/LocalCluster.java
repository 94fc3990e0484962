package io.pulseline.jobs.local;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.plugin.PluginUtils;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.util.ExceptionUtils;

/** Flink in this process, running one job. */
public final class LocalCluster implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(8);

  private final MiniCluster flink;
  private JobID job;

  private LocalCluster(MiniCluster flink) {
    this.flink = flink;
  }

  /**
   * Makes the file systems of a configuration known to this process, S3 from the plugins in {@code
   * FLINK_PLUGINS_DIR} among them.
   */
  public static void initializeFileSystems(Configuration conf) {
    FileSystem.initialize(conf, PluginUtils.createPluginManagerFromRootFolder(conf));
  }

  /**
   * Fails early for a scheme that no file system is known for.
   *
   * @throws UserException with what to do about it
   */
  public static void requireFileSystem(String uri) {
    try {
      FileSystem files = new Path(uri).getFileSystem();
      files.createRecoverableWriter();
    } catch (IOException | UnsupportedOperationException e) {
      throw new UserException(
          String.format(
              "cannot write to %s (%s); use a folder or s3://bucket, and let FLINK_PLUGINS_DIR name"
                  + " flink-jobs/target/dist/plugins",
              uri, firstSentence(e)),
          e);
    }
  }

  private static String firstSentence(Exception e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf(". ");
    return end < 0 ? message : message.substring(0, end);
  }

  /**
   * Starts Flink without a job.
   *
   * @throws UserException when the port of the web UI is taken
   */
  public static LocalCluster start(Configuration conf, int slots) throws Exception {
    MiniCluster flink =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(conf)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
    try {
      flink.start();
    } catch (Exception e) {
      flink.close();
      throw ExceptionUtils.findThrowable(e, BindException.class)
          .<Exception>map(
              bind ->
                  new UserException(
                      "the port of Flink's web UI is taken ("
                          + bind.getMessage()
                          + "); give another --ui-port",
                      e))
          .orElse(e);
    }
    return new LocalCluster(flink);
  }

  /** Where the web UI is. */
  public URI ui() throws Exception {
    return flink.getRestAddress().get();
  }

  /** Starts a job. */
  public void submit(JobGraph graph) throws Exception {
    job = flink.submitJob(graph).get().getJobID();
  }

  /** Returns when every task runs. */
  public void awaitRunning() throws Exception {
    while (!allRunning()) {
      if (flink.getJobStatus(job).get().isTerminalState()) {
        throw failure(flink.requestJobResult(job).get());
      }
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    }
  }

  private boolean allRunning() throws Exception {
    if (flink.getJobStatus(job).get() != JobStatus.RUNNING) {
      return false;
    }
    for (var vertex : flink.getExecutionGraph(job).get().getAllExecutionVertices()) {
      if (vertex.getExecutionState() != ExecutionState.RUNNING) {
        return false;
      }
    }
    return true;
  }

  /** Returns when the job was stopped; fails when it ended by itself. */
  public void awaitEnd() throws Exception {
    JobResult result = flink.requestJobResult(job).get();
    if (!result.isSuccess()) {
      throw failure(result);
    }
  }

  private static Exception failure(JobResult result) {
    String cause =
        result
            .getSerializedThrowable()
            .map(error -> ExceptionUtils.stringifyException(error).lines().toList())
            .map(LocalCluster::rootCause)
            .orElse("job " + result.getApplicationStatus());
    return new UserException(
        "the job cannot go on: " + cause + "; --verbose shows all of it",
        result.getSerializedThrowable().orElse(null));
  }

  private static String rootCause(java.util.List<String> stackTrace) {
    return stackTrace.stream()
        .filter(line -> line.startsWith("Caused by: "))
        .reduce((first, second) -> second)
        .map(line -> line.substring("Caused by: ".length()))
        .orElse(stackTrace.get(0));
  }

  /**
   * Stops the job with a savepoint, so that all it has read is visible in its sinks and the next
   * start goes on from there. Where a sink is away that takes too long: then the job is cancelled
   * and its last checkpoint stays.
   */
  public void stop(String checkpoints) throws Exception {
    if (job != null
        && flink.isRunning()
        && !flink.getJobStatus(job).get().isGloballyTerminalState()) {
      try {
        CompletableFuture<String> savepoint =
            flink.stopWithSavepoint(job, checkpoints, false, SavepointFormatType.NATIVE);
        savepoint.get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        // Its checkpoints went with the job, their empty folder does not
        Path folder = new Path(checkpoints, job.toHexString());
        folder.getFileSystem().delete(folder, true);
      } catch (TimeoutException | ExecutionException e) {
        flink.cancelJob(job).get();
        flink.requestJobResult(job).get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  @Override
  public void close() {
    flink.closeAsync().join();
  }
}
