package io.pulseline.jobs.monitor.drift;

/** What one window says of one feature, whatever the windows before it said. */
public enum Level {
  /** There is nothing to compare with. */
  NO_BASELINE,
  TOO_FEW,
  CALM,
  /** Not enough to raise an alert, and too much to end one. */
  UNREST,
  ALARM
}
