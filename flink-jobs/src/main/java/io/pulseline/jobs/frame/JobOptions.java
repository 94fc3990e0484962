package io.pulseline.jobs.frame;

import io.pulseline.contract.UserException;

/** The command line of a kind of job: picocli's {@code @Command} with the options of its own. */
public interface JobOptions {
  /**
   * The job that the options describe.
   *
   * @throws UserException when they do not fit together, or the dataset is not there
   */
  Job job();
}
