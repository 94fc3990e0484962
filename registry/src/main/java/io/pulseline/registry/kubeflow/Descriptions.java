package io.pulseline.registry.kubeflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.model.Lineage;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.ModelPackage;
import java.util.TreeMap;

/** How the Model Registry's API describes what a version of ours is. */
record Descriptions(ModelManifest manifest, String uri, String author) {
  private static final String LIVE = "LIVE";

  /** Of all versions of a dataset's models. */
  ObjectNode registeredModel(String description) {
    return object()
        .put("name", manifest.dataset())
        .put("description", description)
        .put("owner", author)
        .put("state", LIVE);
  }

  ObjectNode modelVersion(String registeredModel) {
    Lineage lineage = manifest.lineage();
    ObjectNode version =
        object()
            .put("name", manifest.version())
            .put("registeredModelId", registeredModel)
            .put("externalId", uri)
            .put("author", author)
            .put("state", LIVE);
    ObjectNode properties = version.putObject("customProperties");
    new TreeMap<>(manifest.metrics())
        .forEach(
            (name, value) -> {
              if (Double.isFinite(value)) {
                properties.set(name, number(value));
              }
            });
    new TreeMap<>(manifest.hyperparameters())
        .forEach((name, value) -> properties.set("hyperparameter." + name, text(value)));
    properties.set("rows", number((double) lineage.rows()));
    properties.set("lake", text(lineage.lake()));
    properties.set("code_version", text(lineage.codeVersion()));
    properties.set("dataset_digest", text(manifest.datasetDigest()));
    properties.set("onnx_sha256", text(manifest.onnxSha256()));
    return version;
  }

  /**
   * The package: what an InferenceService takes as its storage URI. Kubeflow's own client looks for
   * it by the name of the model.
   */
  ObjectNode modelArtifact() {
    return object()
        .put("artifactType", "model-artifact")
        .put("name", manifest.dataset())
        .put("externalId", uri + "/" + ModelPackage.ONNX)
        .put("uri", uri)
        .put("modelFormatName", "onnx")
        .put("modelFormatVersion", "1")
        .put("modelSourceKind", "pulseline")
        .put("modelSourceName", manifest.dataset() + "/" + manifest.version())
        .put("state", LIVE);
  }

  /** A page of the package. */
  ObjectNode document(String file) {
    return object()
        .put("artifactType", "doc-artifact")
        .put("name", file)
        .put("externalId", uri + "/" + file)
        .put("uri", uri + "/" + file)
        .put("state", LIVE);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode number(double value) {
    return object().put("metadataType", "MetadataDoubleValue").put("double_value", value);
  }

  private static ObjectNode text(String value) {
    return object().put("metadataType", "MetadataStringValue").put("string_value", value);
  }
}
