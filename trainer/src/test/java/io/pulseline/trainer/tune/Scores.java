package io.pulseline.trainer.tune;

import io.pulseline.trainer.metrics.Metrics;
import java.util.List;

/** Scores that nothing was measured for. */
final class Scores {
  private Scores() {}

  /** All metrics are the same. */
  static Score of(double value) {
    return new Score(100, 7, metrics(value), List.of(metrics(value - 0.1), metrics(value + 0.1)));
  }

  private static Metrics metrics(double value) {
    return new Metrics(value, value, value, value, value, value, value);
  }
}
