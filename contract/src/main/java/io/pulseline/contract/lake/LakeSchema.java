package io.pulseline.contract.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.dataset.Dataset;

/**
 * The columns of the lake, as an Avro schema; see {@link LakeField}. Columns that a record may miss
 * are unions with null.
 */
public final class LakeSchema {
  public static final String BATCH_NUMBER = "batch_number";
  public static final String RECORD_ID = "record_id";
  public static final String EVENT_TIMESTAMP = "event_timestamp";
  public static final String PROCESSED_AT = "processed_at";
  public static final String KAFKA_PARTITION = "kafka_partition";
  public static final String KAFKA_OFFSET = "kafka_offset";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private LakeSchema() {}

  /** The Avro schema as JSON. */
  public static String avro(Dataset dataset) {
    ObjectNode schema = JSON.objectNode();
    schema.put("type", "record");
    // Avro names have no '-'
    schema.put("name", dataset.name().replace('-', '_'));
    schema.put("namespace", "io.pulseline.lake");
    ArrayNode fields = schema.putArray("fields");
    LakeField.of(dataset).forEach(field -> fields.add(avro(field)));
    return schema.toString();
  }

  private static ObjectNode avro(LakeField field) {
    ObjectNode avro = JSON.objectNode();
    avro.put("name", field.name());
    JsonNode type = type(field.type());
    if (field.required()) {
      avro.set("type", type);
    } else {
      avro.set("type", JSON.arrayNode().add("null").add(type));
      avro.putNull("default");
    }
    return avro;
  }

  private static JsonNode type(LakeField.Type type) {
    return switch (type) {
      case LONG -> JSON.textNode("long");
      case INT -> JSON.textNode("int");
      case DOUBLE -> JSON.textNode("double");
      case TEXT -> JSON.textNode("string");
      case TIMESTAMP ->
          JSON.objectNode().put("type", "long").put("logicalType", "timestamp-millis");
    };
  }
}
