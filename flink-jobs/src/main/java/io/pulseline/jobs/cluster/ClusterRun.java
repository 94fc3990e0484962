package io.pulseline.jobs.cluster;

import io.pulseline.jobs.frame.Job;
import io.pulseline.jobs.frame.JobOptions;
import io.pulseline.jobs.frame.RunOptions;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Hands a job to the cluster it is called in, whose configuration brings the file systems, the
 * parallelism and the checkpoint to start from.
 */
@Command
public final class ClusterRun implements Callable<Integer> {
  private final JobOptions options;
  @Mixin private RunOptions run;

  public ClusterRun(JobOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws Exception {
    Job job = options.job();
    job.ensure();
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    run.parallelism().ifPresent(env::setParallelism);
    env.configure(run.configuration(job));
    job.wire(env);
    env.executeAsync(job.title());
    return 0;
  }
}
