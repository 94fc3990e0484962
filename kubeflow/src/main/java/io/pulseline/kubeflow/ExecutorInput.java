package io.pulseline.kubeflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.JsonFault;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Kubeflow's message to a step: ml_pipelines.ExecutorInput as JSON. Its {@code outputs} say what
 * the component declares and in which file the answer, an ExecutorOutput, is expected.
 */
final class ExecutorInput {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode outputs;

  private ExecutorInput(JsonNode outputs) {
    this.outputs = outputs;
  }

  static ExecutorInput parse(String json) {
    try {
      JsonNode outputs = JSON.readTree(json).path("outputs");
      if (!outputs.path("outputFile").isTextual()) {
        throw new UserException(
            "--executor-input has no outputs.outputFile; pass it as '{{$}}', which the launcher of"
                + " Kubeflow Pipelines replaces");
      }
      return new ExecutorInput(outputs);
    } catch (JsonProcessingException e) {
      throw new UserException("--executor-input is no JSON: " + JsonFault.of(e), e);
    }
  }

  /**
   * Writes the answer: each declared output parameter, and the numbers of each system.Metrics
   * artifact, from the result's field of the same name; what a system.ClassificationMetrics
   * artifact shows from those that {@link Classification} names. Other artifacts are files, which
   * are said to be there: the SDK's local runner takes an artifact that is not named for none.
   */
  void answer(JsonNode result) {
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode values = answer.putObject("parameterValues");
    outputs
        .path("parameters")
        .fieldNames()
        .forEachRemaining(name -> values.set(name, declared(result, name)));
    ObjectNode artifacts = answer.putObject("artifacts");
    outputs
        .path("artifacts")
        .fields()
        .forEachRemaining(
            artifact -> {
              JsonNode first = artifact.getValue().at("/artifacts/0");
              artifacts
                  .putObject(artifact.getKey())
                  .putArray("artifacts")
                  .add(filled(first, metadata(artifact.getKey(), first, result)));
            });
    write(answer);
  }

  /** What an artifact says in the UI; nothing for one that is a file. */
  private static JsonNode metadata(String name, JsonNode artifact, JsonNode result) {
    return switch (artifact.at("/type/schemaTitle").asText()) {
      case "system.Metrics" -> numbers(declared(result, name));
      case "system.ClassificationMetrics" -> Classification.of(result);
      default -> JSON.createObjectNode();
    };
  }

  /** A metric that is not defined is null in a result, and none to Kubeflow. */
  private static ObjectNode numbers(JsonNode metrics) {
    ObjectNode numbers = JSON.createObjectNode();
    metrics
        .fields()
        .forEachRemaining(
            metric -> {
              if (metric.getValue().isNumber()) {
                numbers.set(metric.getKey(), metric.getValue());
              }
            });
    return numbers;
  }

  /** The launcher matches artifacts by name and URI, so both are given back as they came. */
  private static ObjectNode filled(JsonNode artifact, JsonNode metadata) {
    ObjectNode filled = JSON.createObjectNode();
    filled.set("name", artifact.path("name"));
    filled.set("uri", artifact.path("uri"));
    filled.set("metadata", metadata);
    return filled;
  }

  static JsonNode declared(JsonNode result, String name) {
    if (!result.hasNonNull(name)) {
      throw new UserException(
          "the component declares an output '" + name + "', but the command's result has none");
    }
    return result.get(name);
  }

  private void write(JsonNode answer) {
    Path file = Path.of(outputs.get("outputFile").textValue());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      JSON.writeValue(file.toFile(), answer);
    } catch (IOException e) {
      throw new UserException("cannot write the launcher's " + file + ": " + e, e);
    }
  }
}
