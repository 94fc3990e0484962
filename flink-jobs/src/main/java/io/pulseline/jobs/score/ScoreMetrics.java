package io.pulseline.jobs.score;

import io.pulseline.contract.prediction.Prediction;
import io.pulseline.jobs.production.Role;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What one subtask counts. */
final class ScoreMetrics {
  private final MetricGroup metrics;
  private final Models models;
  private final Counter scored;
  private final Counter unscored;
  private final Counter compared;
  private final Counter disagreed;
  private final Set<String> versions = new HashSet<>();

  ScoreMetrics(MetricGroup metrics, Models models) {
    this.metrics = metrics;
    this.models = models;
    this.scored = metrics.counter("scored");
    this.unscored = metrics.counter("unscored");
    this.compared = metrics.counter("compared");
    this.disagreed = metrics.counter("disagreed");
  }

  void scored(Prediction prediction) {
    (prediction.label() == null ? unscored : scored).inc();
    String version = prediction.version();
    if (versions.add(version)) {
      metrics.addGroup("version", version).gauge("in_force", () -> isInForce(version) ? 1 : 0);
    }
  }

  private boolean isInForce(String version) {
    return models
        .of(Role.PRODUCTION)
        .filter(model -> model.release().version().equals(version))
        .isPresent();
  }

  void compared(Outcome outcome) {
    if (outcome.compared()) {
      compared.inc();
    }
    if (outcome.example() != null) {
      disagreed.inc();
    }
  }
}
