package io.pulseline.jobs.local;

import io.pulseline.contract.UserException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.util.ExceptionUtils;

/** Flink in this process, running jobs side by side. */
public final class LocalCluster implements AutoCloseable {
  private final MiniCluster flink;
  private final List<RunningJob> jobs = new CopyOnWriteArrayList<>();
  private final AtomicInteger unfinished = new AtomicInteger();

  /** All jobs were stopped, or one of them failed. */
  private final CompletableFuture<Void> over = new CompletableFuture<>();

  private volatile boolean stopping;

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
   * Starts Flink without a job.
   *
   * @param slots the sum over the jobs' parallelism
   * @param reporters of its metrics; closed with it
   * @throws UserException when the port of the web UI is taken
   */
  public static LocalCluster start(Configuration conf, int slots, MetricReporter... reporters)
      throws Exception {
    MiniCluster flink =
        new MeasuredMiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(conf)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build(),
            List.of(reporters));
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

  /**
   * Starts a job.
   *
   * @param checkpoints where it keeps them, a URI
   */
  public RunningJob submit(JobGraph graph, String checkpoints) throws Exception {
    var job =
        new RunningJob(
            flink, flink.submitJob(graph).get().getJobID(), graph.getName(), checkpoints);
    unfinished.incrementAndGet();
    var ignored = job.end().whenComplete((end, failure) -> ended(failure));
    jobs.add(job);
    if (stopping) {
      job.stop();
    }
    return job;
  }

  /**
   * Waits until all jobs were stopped; fails as soon as one of them ended by itself.
   *
   * @param patience how long at most
   * @return whether they were, by then
   */
  public boolean awaitEnd(Duration patience) throws Exception {
    try {
      over.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UserException explained ? explained : e;
    }
  }

  private void ended(Throwable failure) {
    if (failure != null) {
      over.completeExceptionally(failure);
    } else if (unfinished.decrementAndGet() == 0) {
      over.complete(null);
    }
  }

  /**
   * Stops each job so that it can go on from there, those that are started from now on too; says on
   * standard error which could not.
   */
  public void stopJobs() {
    stopping = true;
    jobs.parallelStream().forEach(RunningJob::stop);
  }

  @Override
  public void close() {
    flink.closeAsync().join();
  }
}
