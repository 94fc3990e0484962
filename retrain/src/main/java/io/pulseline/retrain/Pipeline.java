package io.pulseline.retrain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Which pipeline is run: one that Kubeflow knows, or the content of a compiled file.
 *
 * @param source the field of a run that says so
 */
record Pipeline(ObjectNode source) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A pipeline that was uploaded.
   *
   * @param version null for its newest
   */
  static Pipeline known(String id, String version) {
    ObjectNode source = JSON.createObjectNode();
    ObjectNode reference = source.putObject("pipeline_version_reference").put("pipeline_id", id);
    if (version != null) {
      reference.put("pipeline_version_id", version);
    }
    return new Pipeline(source);
  }

  /**
   * A file as KFP's compiler writes it: the pipeline and, as a second document, what Kubernetes is
   * to know of its steps, such as their secrets' names.
   *
   * @throws UserException when it cannot be read or is none
   */
  static Pipeline of(Path file) {
    List<JsonNode> documents = documents(file);
    if (documents.isEmpty() || !documents.get(0).hasNonNull("pipelineInfo")) {
      throw new UserException(
          file + " is no compiled pipeline, which begins with components and has a pipelineInfo");
    }
    ObjectNode source = JSON.createObjectNode();
    if (documents.size() == 1) {
      source.set("pipeline_spec", documents.get(0));
    } else {
      source
          .putObject("pipeline_spec")
          .<ObjectNode>set("pipeline_spec", documents.get(0))
          .set("platform_spec", documents.get(1));
    }
    return new Pipeline(source);
  }

  private static List<JsonNode> documents(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      List<JsonNode> documents = new ArrayList<>();
      Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      for (Object document : yaml.loadAll(reader)) {
        documents.add(JSON.valueToTree(document));
      }
      return documents;
    } catch (YAMLException e) {
      throw new UserException(file + " is no YAML: " + e.getMessage().lines().findFirst().get(), e);
    } catch (NoSuchFileException e) {
      throw new UserException("there is no pipeline " + file + "; correct --pipeline", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the pipeline", e);
    }
  }

  /**
   * A run of it, or what one made by the clock begins with.
   *
   * @param parameters a value is a text, or JSON where the name ends with a colon
   */
  ObjectNode run(String name, String experiment, Map<String, String> parameters) {
    ObjectNode run = JSON.createObjectNode().put("display_name", name);
    if (experiment != null) {
      run.put("experiment_id", experiment);
    }
    run.setAll(source);
    ObjectNode values = run.putObject("runtime_config").putObject("parameters");
    parameters.forEach((key, value) -> put(values, key, value));
    return run;
  }

  private static void put(ObjectNode values, String key, String value) {
    if (!key.endsWith(":")) {
      values.put(key, value);
      return;
    }
    String name = key.substring(0, key.length() - 1);
    try {
      values.set(name, JSON.readTree(value));
    } catch (IOException e) {
      throw new UserException(
          "--parameter %s=%s is no JSON, which := asks for".formatted(key, value), e);
    }
  }
}
