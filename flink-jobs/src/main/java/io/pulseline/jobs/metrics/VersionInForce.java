package io.pulseline.jobs.metrics;

import java.util.HashSet;
import java.util.Set;

/** Which version a subtask uses: 1 for it, 0 for those before it. Changed by one thread. */
public final class VersionInForce {
  private final StepMetrics metrics;
  private final Set<String> versions = new HashSet<>();
  private volatile String inForce = "";

  public VersionInForce(StepMetrics metrics) {
    this.metrics = metrics;
  }

  /**
   * A version takes the place of the one before.
   *
   * @param version empty when none does
   */
  public void set(String version) {
    inForce = version;
    if (!version.isEmpty() && versions.add(version)) {
      metrics.gauge(JobMetric.IN_FORCE, version, () -> inForce.equals(version) ? 1 : 0);
    }
  }
}
