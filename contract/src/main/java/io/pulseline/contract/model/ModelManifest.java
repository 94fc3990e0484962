package io.pulseline.contract.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.pulseline.contract.UndefinedNumbers;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * The content of {@code model.json}.
 *
 * @param schemaVersion of this file's form: {@value #SCHEMA_VERSION}
 * @param dataset name of the dataset
 * @param datasetDigest of the descriptor that the model was trained with
 * @param version such as {@code v_20260102_030405_acc_0_9167}
 * @param metrics of the held-out rows by name, see {@link MetricNames}; NaN where not defined
 * @param baseline by feature name
 * @param onnxSha256 of model.onnx, in hexadecimal
 * @param files SHA-256 of the package's other files by name; empty in packages of old
 * @param comparison with the version that was in production; null when there was none
 */
public record ModelManifest(
    int schemaVersion,
    String dataset,
    String datasetDigest,
    String version,
    Instant createdAt,
    Lineage lineage,
    Map<String, String> hyperparameters,
    @JsonDeserialize(contentUsing = UndefinedNumbers.Reader.class) Map<String, Double> metrics,
    Map<String, FeatureBaseline> baseline,
    String onnxSha256,
    Signature signature,
    Map<String, String> files,
    Comparison comparison) {

  /** The only form there is so far. */
  public static final int SCHEMA_VERSION = 1;

  public ModelManifest {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(createdAt, "createdAt");
    hyperparameters = Map.copyOf(hyperparameters);
    metrics = Map.copyOf(metrics);
    baseline = Map.copyOf(baseline);
    files = files == null ? Map.of() : Map.copyOf(files);
  }
}
