package io.pulseline.local.chaos;

import io.pulseline.local.stack.Part;
import java.time.Duration;

/**
 * One thing that is done to a part.
 *
 * @param after how long all is left in peace before it
 * @param lasts for how long the part is dead or stands still
 */
record Disturbance(Duration after, Part part, Kind kind, Duration lasts) {
  /** What is done. */
  enum Kind {
    /** kill -9, and started again. */
    KILL,
    /** SIGSTOP, and SIGCONT when the time is over. */
    PAUSE
  }

  /** The least time that it takes, without what the part needs to start again. */
  Duration length() {
    return after.plus(lasts);
  }
}
