package io.pulseline.contract.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A message as an Avro schema. A field that may be missing is a union with null and defaults to it,
 * so that one more of them is a change that readers and writers of before bear.
 */
public final class AvroSchema {
  private static final String NAMESPACE = "io.pulseline";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AvroSchema() {}

  public static ObjectNode of(MessageSchema message) {
    // Avro names have no '-'
    String name = (message.dataset() + "_" + message.kind()).replace('-', '_');
    ObjectNode schema = record(name, message.fields());
    schema.put("namespace", NAMESPACE);
    schema.put("doc", message.description());
    return schema;
  }

  private static ObjectNode record(String name, List<SchemaField> fields) {
    ObjectNode record = JSON.objectNode();
    record.put("type", "record");
    record.put("name", name);
    ArrayNode all = record.putArray("fields");
    fields.forEach(field -> all.add(field(name, field)));
    return record;
  }

  private static ObjectNode field(String parent, SchemaField field) {
    ObjectNode avro = JSON.objectNode();
    avro.put("name", field.name());
    JsonNode type = type(parent + "_" + field.name(), field.type());
    if (field.required()) {
      avro.set("type", type);
    } else {
      avro.set("type", JSON.arrayNode().add("null").add(type));
      avro.putNull("default");
    }
    if (!field.meaning().isEmpty()) {
      avro.put("doc", field.meaning());
    }
    return avro;
  }

  private static JsonNode type(String name, SchemaType type) {
    if (type instanceof SchemaType.Group group) {
      return record(name, group.fields());
    }
    if (type instanceof SchemaType.Table table) {
      JsonNode values = JSON.arrayNode().add("null").add(type(name, table.values()));
      return JSON.objectNode().put("type", "map").set("values", values);
    }
    if (type instanceof SchemaType.Time) {
      return JSON.objectNode().put("type", "long").put("logicalType", "timestamp-millis");
    }
    if (type instanceof SchemaType.Whole || type instanceof SchemaType.WholeChoice) {
      return JSON.textNode("long");
    }
    if (type instanceof SchemaType.Real) {
      return JSON.textNode("double");
    }
    return JSON.textNode(type instanceof SchemaType.Bytes ? "bytes" : "string");
  }
}
