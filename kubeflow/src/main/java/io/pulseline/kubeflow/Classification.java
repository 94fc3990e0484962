package io.pulseline.kubeflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What Kubeflow's UI draws of a system.ClassificationMetrics artifact, in the form that {@code
 * kfp.dsl.ClassificationMetrics} gives it.
 */
final class Classification {
  private Classification() {}

  /**
   * The confusion matrix, and the ROC curve where there is just one.
   *
   * @param result of {@code train evaluate}, with the fields {@code classes}, {@code confusion} and
   *     {@code curves}
   */
  static ObjectNode of(JsonNode result) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    JsonNode curves = ExecutorInput.declared(result, "curves");
    // Of more than two classes there is one for each, and the artifact has room for one.
    if (curves.size() == 1 && !curves.at("/0/roc").isEmpty()) {
      metadata.set("confidenceMetrics", roc(curves.get(0)));
    }
    metadata.set(
        "confusionMatrix",
        confusion(
            ExecutorInput.declared(result, "classes"),
            ExecutorInput.declared(result, "confusion").path("counts")));
    return metadata;
  }

  private static ArrayNode roc(JsonNode curve) {
    ArrayNode points = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < curve.get("roc").size(); i++) {
      JsonNode point = curve.get("roc").get(i);
      points
          .addObject()
          .<ObjectNode>set("confidenceThreshold", curve.get("thresholds").get(i))
          .<ObjectNode>set("recall", point.get("y"))
          .set("falsePositiveRate", point.get("x"));
    }
    return points;
  }

  private static ObjectNode confusion(JsonNode classes, JsonNode counts) {
    ObjectNode matrix = JsonNodeFactory.instance.objectNode();
    ArrayNode names = matrix.putArray("annotationSpecs");
    classes.forEach(name -> names.addObject().set("displayName", name));
    ArrayNode rows = matrix.putArray("rows");
    counts.forEach(row -> rows.addObject().set("row", row));
    return matrix;
  }
}
