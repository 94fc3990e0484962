package io.pulseline.jobs.cluster;

import io.pulseline.jobs.frame.Job;
import io.pulseline.jobs.frame.JobOptions;
import io.pulseline.jobs.frame.Restore;
import io.pulseline.jobs.frame.RunOptions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Hands jobs to the cluster it is called in, whose configuration brings the file systems and the
 * parallelism, and where it has high availability the checkpoint to start from.
 */
@Command
public final class ClusterRun implements Callable<Integer> {
  private final Supplier<List<Job>> jobs;
  @Mixin private RunOptions run;

  @Option(
      names = "--restore",
      defaultValue = Restore.NONE,
      paramLabel = "latest|none|PATH",
      description =
          "Checkpoint to start from where the cluster itself knows of none: the job's latest"
              + " complete one below --checkpoints, none, or the one at a path (default:"
              + " ${DEFAULT-VALUE}).")
  private String restore;

  /** One job. */
  public ClusterRun(JobOptions options) {
    this(() -> List.of(options.job()));
  }

  /** Jobs side by side, as their options describe them: in a cluster without high availability. */
  public ClusterRun(Supplier<List<Job>> jobs) {
    this.jobs = jobs;
  }

  @Override
  public Integer call() throws Exception {
    List<Job> all = jobs.get();
    all.forEach(Job::ensure);
    for (Job job : all) {
      submit(job);
    }
    return 0;
  }

  private void submit(Job job) throws Exception {
    Configuration start = new Configuration();
    Restore.choose(restore, run.checkpoints(), run.checkpointsOf(job))
        .ifPresent(checkpoint -> Restore.from(checkpoint, start));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(start);
    run.parallelism().ifPresent(env::setParallelism);
    env.configure(run.configuration(job));
    job.wire(env);
    env.executeAsync(job.title());
  }
}
