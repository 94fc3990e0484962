package io.pulseline.jobs.frame;

import io.pulseline.contract.UserException;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job with all of its settings, ready to run in this process or in a cluster. */
public interface Job {
  /** The kind of job, as it is called on the command line and in its READY line. */
  String name();

  /**
   * Tells it from every other job, those of its kind on other topics among them. Names it in the
   * web UI, in its consumer group and in its transactions, and is its folder below the checkpoints.
   */
  String title();

  /**
   * Brings about what has to be there before it starts: topics, an index, a place to write to.
   *
   * @throws UserException when that cannot be
   */
  void ensure();

  /**
   * Whether there is what it needs to do anything. Beside other jobs, one that lacks it is started
   * when it is there; alone it is started at once, and waits.
   *
   * @param flink the process's configuration, which says where S3 is
   */
  default boolean isDue(ReadableConfig flink) {
    return true;
  }

  /** Defines its steps, from its sources to its sinks. Each has a name and a uid that stay. */
  void wire(StreamExecutionEnvironment env);
}
