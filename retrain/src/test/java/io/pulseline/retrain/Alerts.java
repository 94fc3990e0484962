package io.pulseline.retrain;

import io.pulseline.contract.monitor.Alert;
import java.time.Instant;

/** Alerts of a dataset of tests. */
final class Alerts {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Alerts() {}

  static Alert raised(String feature) {
    return alert(feature, Alert.Change.RAISED);
  }

  static Alert cleared(String feature) {
    return alert(feature, Alert.Change.CLEARED);
  }

  private static Alert alert(String feature, Alert.Change change) {
    return new Alert(
        "heart-disease",
        feature,
        change,
        NOON,
        NOON.plusSeconds(60),
        NOON,
        "v_1",
        600,
        0.9,
        0.4,
        0,
        0.2,
        0.15,
        1e-5);
  }
}
