package io.pulseline.jobs.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.UserException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a definition that an index lacks: its mapping is strict, or made so, and a document
 * with one of them would be refused.
 */
final class NewFields {
  private static final String STRICT = "strict";

  private final ObjectNode properties = JsonNodeFactory.instance.objectNode();
  private boolean guesses;

  private NewFields() {}

  /**
   * Compares.
   *
   * @param definition settings and mappings, as for a new index
   * @param mappings of the index, or of each behind an alias, as Elasticsearch tells them
   * @param index its name, for messages
   * @throws UserException when a field is there with another type, which no index can change
   */
  static NewFields of(JsonNode definition, JsonNode mappings, String index) {
    var missing = new NewFields();
    List<String> conflicts = new ArrayList<>();
    for (JsonNode existing : mappings) {
      JsonNode fields = existing.at("/mappings/properties");
      missing.guesses |= !existing.at("/mappings/dynamic").asText().equals(STRICT);
      for (Map.Entry<String, JsonNode> wanted :
          definition.at("/mappings/properties").properties()) {
        String name = wanted.getKey();
        if (!fields.has(name)) {
          missing.properties.set(name, wanted.getValue());
        } else if (!type(fields.get(name)).equals(type(wanted.getValue()))) {
          conflicts.add(
              name + " is " + type(fields.get(name)) + ", not " + type(wanted.getValue()));
        }
      }
    }
    if (!conflicts.isEmpty()) {
      throw new UserException(
          String.format(
              "index '%s' does not fit the dataset's descriptor (%s); give another --index, or"
                  + " correct the descriptor",
              index, String.join("; ", conflicts)));
    }
    return missing;
  }

  private static String type(JsonNode field) {
    return field.path("type").asText("object");
  }

  /** Whether an index lacks something: a field, or that it takes no others. */
  boolean isAnyNeeded() {
    return guesses || !properties.isEmpty();
  }

  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    properties.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** What adds them, as the JSON body of a request. */
  String mapping() {
    ObjectNode mapping = JsonNodeFactory.instance.objectNode().put("dynamic", STRICT);
    mapping.set("properties", properties);
    return mapping.toString();
  }
}
