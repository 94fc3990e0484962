package io.pulseline.jobs.monitor.drift;

/**
 * Whether a feature drifts, with hysteresis: one window raises it, and only several calm ones in a
 * row end it. A window that says nothing changes nothing.
 *
 * @param drifting whether an alert is raised and not cleared
 * @param sinceMillis start of the window that raised it; 0 when none did
 * @param calm calm windows in a row since
 */
public record DriftState(boolean drifting, long sinceMillis, int calm) {
  public static final DriftState STEADY = new DriftState(false, 0, 0);

  /** The state after one more window. */
  public DriftState after(Level level, long windowStartMillis, DriftLimits limits) {
    if (!drifting) {
      return level == Level.ALARM ? new DriftState(true, windowStartMillis, 0) : this;
    }
    return switch (level) {
      case NO_BASELINE, TOO_FEW -> this;
      case ALARM, UNREST -> new DriftState(true, sinceMillis, 0);
      case CALM ->
          calm + 1 >= limits.clearAfter() ? STEADY : new DriftState(true, sinceMillis, calm + 1);
    };
  }
}
