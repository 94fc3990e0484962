package io.pulseline.kubeflow;

import static java.util.stream.StreamSupport.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Does what the launcher of Kubeflow Pipelines does around a step's container: makes the executor
 * input, fills placeholders in, reads the answer.
 */
final class KfpLauncher {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode component;
  private final JsonNode container;
  private final Path folder;
  private final Map<String, String> placeholders = new LinkedHashMap<>();

  /**
   * Prepares a run of a component of this module.
   *
   * @param folder takes what would lie in the pod: artifacts, the step's work folder, the answer
   * @param inputs of the step; others keep the component's defaults
   * @param artifacts of earlier steps, by the name of the input
   */
  KfpLauncher(String file, Path folder, Map<String, String> inputs, Map<String, Path> artifacts)
      throws IOException {
    JsonNode spec =
        new YAMLMapper().readTree(Image.ROOT.resolve("kubeflow/components/" + file).toFile());
    this.component = spec.get("components").iterator().next();
    this.container = spec.at("/deploymentSpec/executors").iterator().next().get("container");
    this.folder = folder;
    ObjectNode executorInput = JSON.createObjectNode();
    ObjectNode values = executorInput.putObject("inputs").putObject("parameterValues");
    component
        .at("/inputDefinitions/parameters")
        .fields()
        .forEachRemaining(
            parameter -> {
              String value = inputs.get(parameter.getKey());
              JsonNode given = parameter.getValue().get("defaultValue");
              values.put(parameter.getKey(), value != null ? value : text(given));
              placeholders.put(
                  "{{$.inputs.parameters['" + parameter.getKey() + "']}}",
                  values.get(parameter.getKey()).textValue());
            });
    component
        .at("/inputDefinitions/artifacts")
        .fieldNames()
        .forEachRemaining(
            name ->
                placeholders.put(
                    "{{$.inputs.artifacts['" + name + "'].path}}", artifacts.get(name).toString()));
    addOutputs(executorInput.putObject("outputs"));
    placeholders.put("{{$}}", executorInput.toString());
  }

  private void addOutputs(ObjectNode outputs) throws IOException {
    ObjectNode parameters = outputs.putObject("parameters");
    component
        .at("/outputDefinitions/parameters")
        .fieldNames()
        .forEachRemaining(
            name -> parameters.putObject(name).put("outputFile", folder + "/" + name + "/data"));
    ObjectNode artifacts = outputs.putObject("artifacts");
    component
        .at("/outputDefinitions/artifacts")
        .fields()
        .forEachRemaining(
            artifact -> {
              String name = artifact.getKey();
              ObjectNode first =
                  artifacts.putObject(name).putArray("artifacts").addObject().put("name", name);
              first.set("type", artifact.getValue().get("artifactType"));
              first.put("uri", "minio://mlpipeline/v2/artifacts/run/" + name);
              placeholders.put(
                  "{{$.outputs.artifacts['" + name + "'].path}}", artifact(name).toString());
            });
    outputs.put("outputFile", folder.resolve("output_metadata.json").toString());
    Files.createDirectories(artifact("any").getParent());
  }

  List<String> command() {
    return filledIn("command");
  }

  List<String> args() {
    return filledIn("args");
  }

  /** Where the step is to put an artifact. */
  Path artifact(String name) {
    return folder.resolve("artifacts").resolve(name);
  }

  /** What the step answered. */
  JsonNode answer() throws IOException {
    return JSON.readTree(folder.resolve("output_metadata.json").toFile());
  }

  private List<String> filledIn(String field) {
    return stream(container.get(field).spliterator(), false)
        .map(JsonNode::textValue)
        .map(this::fillIn)
        .toList();
  }

  private String fillIn(String argument) {
    String filled = argument.replace("/tmp/work", folder.resolve("work").toString());
    for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
      filled = filled.replace(placeholder.getKey(), placeholder.getValue());
    }
    if (filled.contains("{{$.")) {
      throw new AssertionError("the launcher does not know the placeholder in " + argument);
    }
    return filled;
  }

  /** Numbers lose a trailing .0, as in the launcher. */
  private static String text(JsonNode value) {
    return value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue())
        ? Long.toString(value.longValue())
        : value.asText();
  }
}
