package io.pulseline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.contract.process.ResultLine;
import java.nio.file.Path;

/**
 * What the trainer made.
 *
 * @param metrics name to value
 * @param previous the version that was in production when this one came, with its metrics; null
 *     when none was
 */
record Trained(String version, Path modelPackage, JsonNode metrics, JsonNode previous) {
  static Trained of(JsonNode result) {
    JsonNode previous = result.path(ResultLine.Training.PREVIOUS);
    return new Trained(
        result.path(ResultLine.Training.VERSION).asText(),
        Path.of(result.path(ResultLine.Training.PACKAGE).asText()),
        inOrder(result.path(ResultLine.Training.METRICS)),
        previous.isObject() ? previous : null);
  }

  /** The metrics everyone looks for first, then whatever else there is. */
  private static JsonNode inOrder(JsonNode metrics) {
    ObjectNode ordered = JsonNodeFactory.instance.objectNode();
    for (String name : MetricNames.IN_ORDER) {
      if (metrics.has(name)) {
        ordered.set(name, metrics.get(name));
      }
    }
    metrics.fields().forEachRemaining(metric -> ordered.set(metric.getKey(), metric.getValue()));
    return ordered;
  }

  /**
   * One line: the headline's metrics, each with its change against the version that was in
   * production.
   */
  String summary() {
    StringBuilder text = new StringBuilder();
    for (String name : MetricNames.HEADLINE) {
      // one that is not defined is null
      if (metrics.path(name).isNumber()) {
        double value = metrics.path(name).doubleValue();
        text.append(text.isEmpty() ? "" : " · ").append("%s %.4f".formatted(name, value));
        JsonNode before =
            previous == null
                ? JsonNodeFactory.instance.missingNode()
                : previous.path(ResultLine.Training.METRICS).path(name);
        if (before.isNumber()) {
          text.append(" (%+.4f)".formatted(value - before.doubleValue()));
        }
      }
    }
    return previous == null
        ? text.toString()
        : text + "  against " + previous.path(ResultLine.Training.VERSION).asText();
  }
}
