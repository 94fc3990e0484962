package io.pulseline.jobs.frame;

import java.util.Optional;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import picocli.CommandLine.Option;

/** How a job runs that ends by itself, wherever it runs. */
public final class BatchOptions {
  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Parallel subtasks (default: 2, in a cluster the cluster's).")
  Integer parallelism;

  public Optional<Integer> parallelism() {
    return Optional.ofNullable(parallelism);
  }

  /** What such a job asks of Flink. It starts a step when those before it have ended. */
  public static Configuration configuration() {
    Configuration conf = new Configuration();
    conf.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    // Rows are sent to ranges, of which there are as many as subtasks
    conf.set(BatchExecutionOptions.ADAPTIVE_AUTO_PARALLELISM_ENABLED, false);
    conf.set(PipelineOptions.OBJECT_REUSE, true);
    // A type that Flink can only send through Kryo is a mistake
    conf.set(PipelineOptions.GENERIC_TYPES, false);
    return conf;
  }
}
