package io.pulseline.trainer.steps;

import io.pulseline.prepare.WorkFolder;
import java.io.IOException;
import java.sql.SQLException;

/**
 * One step of a training.
 *
 * @param <T> what it leaves in the work folder, as JSON
 */
public interface Step<T> {
  /** The file that it leaves. */
  WorkFolder.Result result();

  /** The content of that file. */
  Class<T> type();

  /**
   * All that its result depends on, as something that JSON can write: equal inputs make an equal
   * result.
   */
  Object inputs(Workbench bench) throws IOException, SQLException;

  /** Whether an earlier result still holds, as far as its inputs do not tell. */
  default boolean stands(T earlier) throws IOException {
    return true;
  }

  /** Runs it. */
  T run(Workbench bench) throws IOException, SQLException;
}
