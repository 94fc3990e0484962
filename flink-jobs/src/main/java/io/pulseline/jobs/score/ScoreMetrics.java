package io.pulseline.jobs.score;

import io.pulseline.contract.prediction.Prediction;
import io.pulseline.jobs.metrics.JobMetric;
import io.pulseline.jobs.metrics.LagToCommit;
import io.pulseline.jobs.metrics.StepMetrics;
import io.pulseline.jobs.metrics.VersionInForce;
import java.util.Optional;
import org.apache.flink.metrics.Counter;

/** What one subtask measures. */
final class ScoreMetrics {
  private final Counter scored;
  private final Counter unscored;
  private final Counter compared;
  private final Counter disagreed;
  private final LagToCommit lag;
  private final VersionInForce version;
  private final LiveAccuracy accuracy;

  ScoreMetrics(StepMetrics metrics) {
    this.scored = metrics.counter(JobMetric.SCORED);
    this.unscored = metrics.counter(JobMetric.UNSCORED);
    this.compared = metrics.counter(JobMetric.COMPARED);
    this.disagreed = metrics.counter(JobMetric.DISAGREED);
    this.lag = new LagToCommit(metrics.lag(JobMetric.PREDICTION_LAG));
    this.version = new VersionInForce(metrics);
    this.accuracy = new LiveAccuracy(metrics);
  }

  void scored(Prediction prediction) {
    (prediction.label() == null ? unscored : scored).inc();
    lag.sent(prediction.eventMillis());
  }

  void barrier(long checkpoint) {
    lag.barrier(checkpoint);
  }

  void complete(long checkpoint) {
    lag.complete(checkpoint);
  }

  /** What is in production from here on. */
  void inForce(Optional<LoadedModel> model) {
    version.set(model.map(loaded -> loaded.release().version()).orElse(""));
    model.ifPresent(loaded -> accuracy.set(loaded.release().version(), loaded.expectedAccuracy()));
  }

  /** What the version in production made of a record. */
  void outcome(Outcome outcome) {
    accuracy.add(outcome);
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
