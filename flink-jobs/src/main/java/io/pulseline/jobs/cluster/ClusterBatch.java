package io.pulseline.jobs.cluster;

import io.pulseline.jobs.frame.BatchOptions;
import io.pulseline.jobs.prepare.PrepareJob;
import io.pulseline.jobs.prepare.PrepareOptions;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Hands the prepare job to the cluster it is called in. */
@Command
public final class ClusterBatch implements Callable<Integer> {
  private final PrepareOptions options;
  @Mixin private BatchOptions batch;

  public ClusterBatch(PrepareOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    batch.parallelism().ifPresent(env::setParallelism);
    env.configure(BatchOptions.configuration());
    PrepareJob job = options.job(env.getParallelism());
    job.ensure();
    job.wire(env);
    env.executeAsync(job.title());
    return 0;
  }
}
