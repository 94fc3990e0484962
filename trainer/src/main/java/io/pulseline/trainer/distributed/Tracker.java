package io.pulseline.trainer.distributed;

import java.time.Duration;
import ml.dmlc.xgboost4j.java.RabitTracker;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost's tracker, at which the workers meet; task 0 starts it before it joins. */
final class Tracker {
  /** None: {@link TaskGroup} watches over all waiting. */
  private static final int NO_TIMEOUT = 0;

  private final RabitTracker tracker;

  private Tracker(RabitTracker tracker) {
    this.tracker = tracker;
  }

  /**
   * Listens at the address that the job was given. While that fails it tries again: the name may
   * not be known yet, and after a restart the system keeps the port for up to a minute.
   */
  static Tracker start(TaskAssignment task, Waiting waiting) throws XGBoostError {
    while (true) {
      RabitTracker tracker;
      try {
        tracker = new RabitTracker(task.workers(), task.host(), task.port(), NO_TIMEOUT);
      } catch (XGBoostError e) {
        waiting.now("listen on " + task.address() + " (" + XgboostFault.reason(e) + ")");
        Pause.beforeRetry();
        continue;
      }
      tracker.start();
      return new Tracker(tracker);
    }
  }

  /**
   * Waits until all workers have left: they say so to the tracker, and it ends with this process.
   */
  void waitForAll(Duration atMost) throws XGBoostError {
    tracker.waitFor(Math.max(1, atMost.toSeconds()));
  }
}
