package io.pulseline.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What {@code kubectl kustomize} makes of a folder. */
record Kustomize(List<JsonNode> documents) {

  static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
  }

  static Kustomize render(Path folder) {
    try {
      Process kubectl =
          new ProcessBuilder("kubectl", "kustomize", folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      List<JsonNode> documents = new ArrayList<>();
      try (var read =
          new ObjectMapper(new YAMLFactory())
              .readerFor(JsonNode.class)
              .<JsonNode>readValues(kubectl.getInputStream())) {
        read.forEachRemaining(documents::add);
      }
      return new Kustomize(documents);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of a kind. */
  List<JsonNode> all(String kind) {
    return documents.stream()
        .filter(document -> document.get("kind").textValue().equals(kind))
        .toList();
  }

  /** The only one of a kind. */
  JsonNode only(String kind) {
    List<JsonNode> found = all(kind);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " documents are a " + kind);
    }
    return found.get(0);
  }

  /** The job of this kind. */
  JsonNode job(String name) {
    return all("FlinkDeployment").stream()
        .filter(job -> name(job).equals("pulseline-" + name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no job " + name));
  }

  static String name(JsonNode document) {
    return document.at("/metadata/name").textValue();
  }
}
