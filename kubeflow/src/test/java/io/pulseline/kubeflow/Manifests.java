package io.pulseline.kubeflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** YAML files of the tree, by their path from its root. */
final class Manifests {
  private Manifests() {}

  /** One document, with anchors and merge keys resolved, which Jackson's YAML does not do. */
  static JsonNode read(String path) {
    try (Reader reader = Files.newBufferedReader(Image.ROOT.resolve(path))) {
      return new ObjectMapper().valueToTree(new Yaml().<Object>load(reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The documents of a stream. */
  static List<JsonNode> documents(String yaml) {
    ObjectMapper mapper = new ObjectMapper();
    return StreamSupport.stream(new Yaml().loadAll(yaml).spliterator(), false)
        .<JsonNode>map(mapper::valueToTree)
        .toList();
  }

  /** A list of strings, such as a container's arguments. */
  static List<String> strings(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
