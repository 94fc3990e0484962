package io.pulseline.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The files of this room as they stand in the tree, and what kustomize's merge makes of them. */
final class Manifests {
  static final Path ROOM = Path.of(System.getProperty("pulseline.root"), "flink-k8s-operator");

  /** What kustomize merges into a job of production, in its order. */
  private static final List<String> PRODUCTION =
      List.of(
          "shape/flinkdeployment.yaml",
          "base/streaming.yaml",
          "components/high-availability/flinkdeployment.yaml",
          "components/autoscaler/flinkdeployment.yaml");

  private Manifests() {}

  /** The ingest job as production has it, less what shields its pods. */
  static ObjectNode ingest() {
    ObjectNode ingest = (ObjectNode) yaml("base/ingest.yaml");
    JsonNode metadata = ingest.get("metadata").deepCopy();
    PRODUCTION.forEach(patch -> merge(ingest, (ObjectNode) yaml(patch)));
    ingest.set("metadata", metadata);
    return ingest;
  }

  static JsonNode yaml(String file) {
    try {
      return new YAMLMapper().readTree(ROOM.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Properties addresses() {
    Properties addresses = new Properties();
    try (InputStream in = Files.newInputStream(ROOM.resolve("shape/addresses.env"))) {
      addresses.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return addresses;
  }

  /** As a custom resource is patched: objects are merged, all else is replaced (RFC 7386). */
  private static void merge(ObjectNode target, ObjectNode patch) {
    patch
        .fields()
        .forEachRemaining(
            field -> {
              if (field.getValue() instanceof ObjectNode object
                  && target.get(field.getKey()) instanceof ObjectNode present) {
                merge(present, object);
              } else {
                target.set(field.getKey(), field.getValue());
              }
            });
  }
}
