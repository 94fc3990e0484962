package io.pulseline.contract.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML mapping read leniently: whatever is missing or of the wrong kind becomes a problem with
 * its line and a harmless default, so that reading goes on and finds the next problem too.
 */
final class YamlMap {
  private final Node node;
  private final String what;
  private final Problems problems;
  private final Map<String, Node> entries = new LinkedHashMap<>();

  YamlMap(Node node, String what, Problems problems, String... knownKeys) {
    this.node = node;
    this.what = what;
    this.problems = problems;
    if (!(node instanceof MappingNode mapping)) {
      problems.add(node, what + " must be a mapping such as {name: …}");
      return;
    }
    List<String> known = Arrays.asList(knownKeys);
    for (NodeTuple entry : mapping.getValue()) {
      String key = text(entry.getKeyNode());
      if (!known.contains(key)) {
        problems.add(
            entry.getKeyNode(), what + " has an unknown key '" + key + "' (known: " + known + ")");
      } else if (entries.put(key, entry.getValueNode()) != null) {
        problems.add(entry.getKeyNode(), what + " names '" + key + "' twice");
      }
    }
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** The node of a key, or the whole mapping where the key is missing: a place to point at. */
  Node at(String key) {
    return entries.getOrDefault(key, node);
  }

  String required(String key) {
    if (!has(key)) {
      problems.add(node, what + " needs '" + key + "'");
      return "";
    }
    return optional(key, "");
  }

  String optional(String key, String otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (at(key) instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    problems.add(at(key), "'" + key + "' of " + what + " must be a single value");
    return otherwise;
  }

  /** A number, or null when the key is missing. */
  Double number(String key) {
    if (!has(key)) {
      return null;
    }
    String text = optional(key, "");
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below, with the same words as an infinite number
    }
    problems.add(at(key), "'" + key + "' of " + what + " must be a number, not '" + text + "'");
    return null;
  }

  boolean flag(String key) {
    String text = optional(key, "false");
    if (!text.equals("true") && !text.equals("false")) {
      problems.add(
          at(key), "'" + key + "' of " + what + " must be true or false, not '" + text + "'");
    }
    return text.equals("true");
  }

  List<Node> list(String key) {
    if (!has(key)) {
      return List.of();
    }
    if (at(key) instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    problems.add(at(key), "'" + key + "' of " + what + " must be a list");
    return List.of();
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node item : list(key)) {
      texts.add(text(item));
    }
    return texts;
  }

  String text(Node item) {
    if (item instanceof ScalarNode scalar) {
      return Tag.NULL.equals(scalar.getTag()) ? "" : scalar.getValue();
    }
    problems.add(item, "expected a single value in " + what);
    return "";
  }
}
