package io.pulseline.jobs.frame;

import io.pulseline.cli.DurationConverter;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.Path;
import picocli.CommandLine.Option;

/** How a job runs, whatever it does and wherever it runs. */
public final class RunOptions {
  @Option(
      names = "--checkpoints",
      required = true,
      paramLabel = "URI",
      description =
          "Where checkpoints are kept, in a folder for each job: s3://bucket[/prefix] or a folder.")
  String checkpoints;

  @Option(
      names = "--checkpoint-interval",
      defaultValue = "2s",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "Time between checkpoints; dead letters and Parquet files become visible with them"
              + " (default: ${DEFAULT-VALUE}).")
  Duration checkpointInterval;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Parallel subtasks (default: 2, in a cluster the cluster's).")
  Integer parallelism;

  public Optional<Integer> parallelism() {
    return Optional.ofNullable(parallelism);
  }

  /** Root of the checkpoints of all jobs, a URI. */
  public String checkpoints() {
    return FlinkUris.absolute(checkpoints);
  }

  /** The folder of one job's checkpoints and savepoints, a URI. */
  public String checkpointsOf(Job job) {
    return new Path(checkpoints(), job.title()).toString();
  }

  /** What every job asks of Flink. */
  public Configuration configuration() {
    return JobConfiguration.exactlyOnce(checkpointInterval);
  }

  /** The same with the place of one job's checkpoints. */
  public Configuration configuration(Job job) {
    Configuration conf = configuration();
    conf.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpointsOf(job));
    return conf;
  }
}
