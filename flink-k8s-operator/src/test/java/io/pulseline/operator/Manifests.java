package io.pulseline.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The files of the kustomize base, as they stand in the tree. */
final class Manifests {
  static final Path BASE =
      Path.of(System.getProperty("pulseline.root"), "flink-k8s-operator", "base");

  private Manifests() {}

  static ObjectNode ingest() {
    return (ObjectNode) yaml("ingest.yaml");
  }

  static JsonNode yaml(String file) {
    try {
      return new YAMLMapper().readTree(BASE.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Properties addresses() {
    Properties addresses = new Properties();
    try (InputStream in = Files.newInputStream(BASE.resolve("addresses.env"))) {
      addresses.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return addresses;
  }
}
