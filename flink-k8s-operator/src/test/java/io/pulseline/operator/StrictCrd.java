package io.pulseline.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The schema of a custom resource definition, refusing fields that it does not name.
 *
 * <p>A Kubernetes API server drops unknown fields without a word, so a misspelt one is only noticed
 * when it does nothing.
 */
final class StrictCrd {
  private static final String PRESERVE_UNKNOWN = "x-kubernetes-preserve-unknown-fields";

  private final JsonSchema schema;

  private StrictCrd(JsonSchema schema) {
    this.schema = schema;
  }

  /** Reads the definition of FlinkDeployment that the operator's API jar carries. */
  static StrictCrd flinkDeployment() throws IOException {
    String resource = "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";
    try (InputStream yaml = StrictCrd.class.getResourceAsStream(resource)) {
      JsonNode crd = new YAMLMapper().readTree(yaml);
      JsonNode schema = crd.at("/spec/versions/0/schema/openAPIV3Schema");
      // The API server adds these three to every definition.
      ObjectNode properties = (ObjectNode) schema.get("properties");
      properties.putObject("apiVersion").put("type", "string");
      properties.putObject("kind").put("type", "string");
      properties.putObject("metadata").put("type", "object");
      refuseUnknownFields(schema);
      return new StrictCrd(JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(schema));
    }
  }

  /** What is wrong with the resource, one line each; empty when nothing is. */
  List<String> problems(JsonNode resource) {
    return schema.validate(resource).stream().map(ValidationMessage::getMessage).sorted().toList();
  }

  private static void refuseUnknownFields(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.path(PRESERVE_UNKNOWN).asBoolean()) {
      object.put("additionalProperties", false);
    }
    schema.forEach(StrictCrd::refuseUnknownFields);
  }
}
