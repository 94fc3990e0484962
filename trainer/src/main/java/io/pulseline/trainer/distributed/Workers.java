package io.pulseline.trainer.distributed;

import io.pulseline.contract.UserException;
import io.pulseline.features.Collective;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** The processes that fit one model: this one alone, or the tasks of a job on several machines. */
public interface Workers {
  /** All rows on this machine. */
  Workers ALONE = new Alone();

  /** Work that every worker does. */
  @FunctionalInterface
  interface Work<T> {
    /** Does it; what several threads do of it must not touch the collective. */
    T with(Collective workers) throws IOException, SQLException;
  }

  /**
   * Does the work here and, at the same time, in all other workers.
   *
   * @throws UserException when the workers do not meet, or one of them ends before its work is
   *     done, or is silent for too long
   */
  <T> T together(Work<T> work) throws IOException, SQLException;

  /** Whether this is the one that leaves the results. */
  boolean isFirst();

  /**
   * The workers that an environment tells of.
   *
   * @param environment with the four {@code DMLC_} variables of {@link TaskAssignment}, or none
   * @param patience how long to wait for a sign of life of the others
   */
  static Workers of(Map<String, String> environment, Duration patience) {
    return TaskAssignment.of(environment)
        .<Workers>map(task -> new TaskGroup(task, patience))
        .orElse(ALONE);
  }

  /**
   * Holds up a command that each node of a job would do for itself.
   *
   * @param environment as {@link #of} takes it
   * @param command its name, for the message
   * @throws UserException when the environment tells of other workers
   */
  static void requireNone(Map<String, String> environment, String command) {
    TaskAssignment.of(environment)
        .ifPresent(
            task -> {
              throw new UserException(
                  String.format(
                      "%s is for one machine, and this is %s of a TrainJob; run 'train fit' on the"
                          + " nodes, and the other steps once",
                      command, task));
            });
  }

  /** See {@link Workers#ALONE}. */
  final class Alone implements Workers {
    private Alone() {}

    @Override
    public <T> T together(Work<T> work) throws IOException, SQLException {
      return work.with(Collective.ALONE);
    }

    @Override
    public boolean isFirst() {
      return true;
    }
  }
}
