package io.pulseline.jobs.local;

import io.pulseline.cli.Output;
import io.pulseline.cli.Progress;
import io.pulseline.contract.UserException;
import io.pulseline.jobs.frame.BatchOptions;
import io.pulseline.jobs.prepare.PrepareJob;
import io.pulseline.jobs.prepare.PrepareOptions;
import io.pulseline.prepare.Prepared;
import io.pulseline.prepare.PreparedWords;
import io.pulseline.prepare.WorkFolder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the prepare job in this process, to its end. */
@Command
public final class LocalBatch implements Callable<Integer> {
  private static final int PARALLELISM = 2;

  /** Sorted in it; what does not fit goes to disk. */
  private static final MemorySize MANAGED = MemorySize.ofMebiBytes(768);

  /** Results wait on disk for who reads them, but go through buffers, of each subtask its own. */
  private static final MemorySize NETWORK = MemorySize.ofMebiBytes(96);

  /** Between two looks how far it is. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final String NO_CHECKPOINTS = "";

  private final PrepareOptions options;
  @Mixin private BatchOptions batch;
  @Mixin private Output output;

  public LocalBatch(PrepareOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws Exception {
    int parallelism = batch.parallelism().orElse(PARALLELISM);
    run(options.job(parallelism), parallelism);
    Prepared prepared = options.folder().read(WorkFolder.Result.PREPARED, Prepared.class);
    PreparedWords.say(prepared, output);
    output.result(prepared);
    return 0;
  }

  private static void run(PrepareJob job, int parallelism) throws Exception {
    job.ensure();
    try (LocalCluster flink = cluster(parallelism)) {
      run(job, parallelism, flink);
    }
  }

  /** A Flink for as many subtasks. */
  public static LocalCluster cluster(int parallelism) throws Exception {
    Configuration conf = LocalOptions.base();
    conf.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED);
    conf.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK.multiply(parallelism));
    conf.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK.multiply(parallelism));
    return LocalCluster.start(conf, parallelism);
  }

  /**
   * Returns when the job has ended well.
   *
   * @throws UserException when it did not
   */
  public static void run(PrepareJob job, int parallelism, LocalCluster flink) throws Exception {
    JobGraph graph = JobGraphs.of(job, BatchOptions.configuration(), parallelism, Optional.empty());
    RunningJob running = flink.submit(graph, NO_CHECKPOINTS);
    CompletableFuture<Void> end = running.end();
    try (Progress progress = Progress.start(job.name(), graph.getNumberOfVertices(), "steps")) {
      while (!isOver(end)) {
        RunningJob.Steps steps = running.steps();
        progress.message(String.join(", ", steps.running()));
        progress.stepTo(steps.ended());
      }
      progress.message("");
      progress.stepTo(graph.getNumberOfVertices());
    }
  }

  private static boolean isOver(CompletableFuture<Void> end) throws Exception {
    try {
      end.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UserException explained ? explained : e;
    }
  }
}
