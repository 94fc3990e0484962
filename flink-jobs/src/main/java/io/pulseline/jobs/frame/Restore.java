package io.pulseline.jobs.frame;

import java.io.IOException;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;

/** What {@code --restore} means, in one process as in a cluster. */
public final class Restore {
  /** The job's own newest complete checkpoint or savepoint, if there is one. */
  public static final String LATEST = "latest";

  public static final String NONE = "none";

  private Restore() {}

  /**
   * Which checkpoint a job starts from; to be asked when the file systems are set up.
   *
   * @param restore {@link #LATEST}, {@link #NONE}, or where one lies
   * @param root of the checkpoints of all jobs, a URI
   * @param folder of the job's own below it
   */
  public static Optional<String> choose(String restore, String root, String folder)
      throws IOException {
    return switch (restore) {
      case LATEST -> RetainedCheckpoints.latest(root, folder);
      case NONE -> Optional.empty();
      default -> Optional.of(FlinkUris.absolute(restore));
    };
  }

  /** Lets a job start from a checkpoint, which Flink deletes once it has newer ones of its own. */
  public static void from(String checkpoint, Configuration conf) {
    conf.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint);
    conf.setString(StateRecoveryOptions.RESTORE_MODE.key(), "CLAIM");
  }
}
