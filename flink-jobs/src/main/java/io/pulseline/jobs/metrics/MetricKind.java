package io.pulseline.jobs.metrics;

import java.util.Locale;

/** What a metric's values are. */
public enum MetricKind {
  /** What happened since the step was started. */
  COUNTER,
  /** What is at this moment. */
  GAUGE,
  /** How values spread lately; see {@link Lag}. */
  HISTOGRAM;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
