package io.pulseline.registry;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.pulseline.contract.UndefinedNumbers;
import io.pulseline.contract.model.ModelManifest;
import java.time.Instant;
import java.util.Map;

/** A model version in the registry. */
public record Entry(
    String version,
    Stage stage,
    Instant createdAt,
    @JsonDeserialize(contentUsing = UndefinedNumbers.Reader.class) Map<String, Double> metrics) {
  public Entry {
    if (!VersionName.isSafe(version) || stage == null || createdAt == null || metrics == null) {
      throw new IllegalArgumentException(
          "version '%s' has no name that can be a folder's, no stage, no time or no metrics"
              .formatted(version));
    }
    metrics = Map.copyOf(metrics);
  }

  static Entry draft(ModelManifest manifest) {
    return new Entry(manifest.version(), Stage.DRAFT, manifest.createdAt(), manifest.metrics());
  }

  Entry at(Stage newStage) {
    return new Entry(version, newStage, createdAt, metrics);
  }
}
