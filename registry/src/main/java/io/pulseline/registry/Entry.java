package io.pulseline.registry;

import java.time.Instant;
import java.util.Map;

/** A model version in the registry. */
public record Entry(String version, Stage stage, Instant createdAt, Map<String, Double> metrics) {
  public Entry {
    metrics = Map.copyOf(metrics);
  }

  Entry at(Stage newStage) {
    return new Entry(version, newStage, createdAt, metrics);
  }
}
