package io.pulseline.jobs.frame;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.CheckpointingMode;

/** What every job asks of Flink, in a cluster as in one process. */
final class JobConfiguration {
  private static final int RETAINED_CHECKPOINTS = 2;

  private JobConfiguration() {}

  /** Exactly-once checkpoints that outlive the job, and restarts without end. */
  static Configuration exactlyOnce(Duration interval) {
    Configuration conf = new Configuration();
    conf.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    conf.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    conf.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED_CHECKPOINTS);
    conf.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    // What is under way between two steps would be restored as the descriptor of then had it
    conf.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    // A store that is away for a while must not end the job
    conf.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);

    conf.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    conf.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(500));
    conf.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(15));

    // No step changes what it got, so none has to copy it
    conf.set(PipelineOptions.OBJECT_REUSE, true);
    // A type that Flink can only send through Kryo is a mistake
    conf.set(PipelineOptions.GENERIC_TYPES, false);
    return conf;
  }
}
