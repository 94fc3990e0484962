package io.pulseline.registry.kubeflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the API's published schema lets a request's body hold: of each kind of resource the fields
 * that may be there, with their types. The Python client's models say the same of it, see
 * kubeflow/check_with_model_registry.sh.
 */
final class Schema {
  private static final Predicate<JsonNode> TEXT = JsonNode::isTextual;
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern INT = Pattern.compile("-?([1-9][0-9]{0,8}|0)");

  private static final Map<String, Predicate<JsonNode>> RESOURCE =
      Map.of(
          "name",
          Schema::isName,
          "description",
          TEXT,
          "externalId",
          TEXT,
          "customProperties",
          Schema::areProperties);

  private static final Map<String, Map<String, Predicate<JsonNode>>> FIELDS =
      Map.of(
          "registered_models",
          Map.of("owner", TEXT, "state", oneOf("LIVE", "ARCHIVED"), "readme", TEXT),
          "model_versions",
          Map.of(
              "author",
              TEXT,
              "state",
              oneOf("LIVE", "ARCHIVED"),
              "registeredModelId",
              node -> TEXT.test(node) && ID.matcher(node.asText()).matches()),
          "model-artifact",
          Map.of(
              "artifactType", TEXT,
              "uri", TEXT,
              "state", Schema::isArtifactState,
              "modelFormatName", TEXT,
              "modelFormatVersion", TEXT,
              "modelSourceKind", TEXT,
              "modelSourceName", TEXT,
              "storageKey", TEXT,
              "storagePath", TEXT,
              "serviceAccountName", TEXT),
          "doc-artifact",
          Map.of("artifactType", TEXT, "uri", TEXT, "state", Schema::isArtifactState));

  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "registered_models", List.of("name"),
          "model_versions", List.of("name", "registeredModelId"),
          "model-artifact", List.of("artifactType"),
          "doc-artifact", List.of("artifactType"));

  private Schema() {}

  /**
   * What is wrong with a body; empty when nothing is.
   *
   * @param kind a collection, or an artifact's type
   */
  static Optional<String> problem(String kind, JsonNode body) {
    if (!FIELDS.containsKey(kind)) {
      return Optional.of("there is no " + kind);
    }
    for (String field : REQUIRED.get(kind)) {
      if (!body.has(field)) {
        return Optional.of(kind + " has no " + field);
      }
    }
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      Predicate<JsonNode> type =
          FIELDS.get(kind).getOrDefault(field.getKey(), RESOURCE.get(field.getKey()));
      if (type == null || !type.test(field.getValue())) {
        return Optional.of(kind + " takes no " + field);
      }
    }
    return Optional.empty();
  }

  private static Predicate<JsonNode> oneOf(String... values) {
    return node -> TEXT.test(node) && List.of(values).contains(node.asText());
  }

  private static boolean isName(JsonNode node) {
    return TEXT.test(node) && !node.asText().isEmpty();
  }

  private static boolean isArtifactState(JsonNode node) {
    return oneOf(
            "UNKNOWN",
            "PENDING",
            "LIVE",
            "MARKED_FOR_DELETION",
            "DELETED",
            "ABANDONED",
            "REFERENCE")
        .test(node);
  }

  private static boolean areProperties(JsonNode properties) {
    return properties.isObject()
        && properties.properties().stream().map(Map.Entry::getValue).allMatch(Schema::isProperty);
  }

  private static boolean isProperty(JsonNode value) {
    return value.size() == 2
        && switch (value.path("metadataType").asText()) {
          case "MetadataStringValue" -> value.path("string_value").isTextual();
          case "MetadataDoubleValue" -> value.path("double_value").isNumber();
          case "MetadataBoolValue" -> value.path("bool_value").isBoolean();
          case "MetadataIntValue" -> INT.matcher(value.path("int_value").asText("")).matches();
          default -> false;
        };
  }
}
