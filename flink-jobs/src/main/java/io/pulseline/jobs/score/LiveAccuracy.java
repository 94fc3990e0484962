package io.pulseline.jobs.score;

import io.pulseline.jobs.metrics.JobMetric;
import io.pulseline.jobs.metrics.StepMetrics;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;

/** How often versions in production are right, beside how often they were at their evaluation. */
final class LiveAccuracy {
  private final StepMetrics metrics;
  private final Map<String, Counts> versions = new HashMap<>();
  private Counts inForce;

  private record Counts(Counter labelled, Counter right) {}

  LiveAccuracy(StepMetrics metrics) {
    this.metrics = metrics;
  }

  /**
   * Whose outcomes come from here on.
   *
   * @param expected the accuracy of its evaluation, NaN where nobody knows
   */
  void set(String version, double expected) {
    inForce = versions.computeIfAbsent(version, added -> counts(added, expected));
  }

  private Counts counts(String version, double expected) {
    metrics.constant(JobMetric.EXPECTED_ACCURACY, version, expected);
    return new Counts(
        metrics.counter(JobMetric.LABELLED, version), metrics.counter(JobMetric.RIGHT, version));
  }

  /** Adds an outcome of the version in force. */
  void add(Outcome outcome) {
    if (outcome.labelled()) {
      inForce.labelled().inc();
      if (outcome.right()) {
        inForce.right().inc();
      }
    }
  }
}
