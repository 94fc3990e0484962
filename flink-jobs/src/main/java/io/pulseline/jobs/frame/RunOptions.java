package io.pulseline.jobs.frame;

import io.pulseline.cli.DurationConverter;
import io.pulseline.contract.UserException;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.Path;
import picocli.CommandLine.Option;

/** How a job runs, whatever it does and wherever it runs. */
public final class RunOptions {
  /** Flink's own. */
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

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

  /**
   * How many subtasks; empty for what the job or the cluster has.
   *
   * @throws UserException when there can be none so
   */
  public Optional<Integer> parallelism() {
    if (parallelism != null && parallelism < 1) {
      throw new UserException("--parallelism is " + parallelism + ", it must be at least 1");
    }
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

  /**
   * What every job asks of Flink.
   *
   * @throws UserException when it is more than Flink can do
   */
  public Configuration configuration() {
    if (checkpointInterval.compareTo(SHORTEST_INTERVAL) < 0) {
      throw new UserException(
          "--checkpoint-interval must be at least %dms".formatted(SHORTEST_INTERVAL.toMillis()));
    }
    return JobConfiguration.exactlyOnce(checkpointInterval);
  }

  /** The same with the place of one job's checkpoints. */
  public Configuration configuration(Job job) {
    Configuration conf = configuration();
    conf.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpointsOf(job));
    return conf;
  }
}
