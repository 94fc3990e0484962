package io.pulseline.contract.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import java.util.Set;

/**
 * The columns of the lake, as an Avro schema: the dataset's columns, where a record came from and
 * when, and the extras. Columns that a record may miss are unions with null.
 */
public final class LakeSchema {
  public static final String BATCH_NUMBER = "batch_number";
  public static final String RECORD_ID = "record_id";
  public static final String EVENT_TIMESTAMP = "event_timestamp";
  public static final String PROCESSED_AT = "processed_at";
  public static final String KAFKA_PARTITION = "kafka_partition";
  public static final String KAFKA_OFFSET = "kafka_offset";

  /** Names that no dataset may give to a field of its own: ours and those of the partitioning. */
  public static final Set<String> RESERVED =
      Set.of(
          BATCH_NUMBER,
          RECORD_ID,
          EVENT_TIMESTAMP,
          PROCESSED_AT,
          KAFKA_PARTITION,
          KAFKA_OFFSET,
          "date",
          "hour");

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
    dataset.columns().forEach(column -> fields.add(column(column)));
    fields.add(field(BATCH_NUMBER, JSON.textNode("long")));
    fields.add(field(RECORD_ID, JSON.textNode("long")));
    fields.add(field(EVENT_TIMESTAMP, timestamp()));
    fields.add(field(PROCESSED_AT, timestamp()));
    fields.add(field(KAFKA_PARTITION, JSON.textNode("int")));
    fields.add(field(KAFKA_OFFSET, JSON.textNode("long")));
    dataset.extras().forEach(extra -> fields.add(nullable(extra.name(), "string")));
    return schema.toString();
  }

  private static ObjectNode column(Column column) {
    String type =
        switch (column.type()) {
          case INTEGER -> "long";
          case FLOAT -> "double";
          case STRING -> "string";
        };
    return column.required()
        ? field(column.name(), JSON.textNode(type))
        : nullable(column.name(), type);
  }

  private static ObjectNode nullable(String name, String type) {
    ObjectNode field = field(name, JSON.arrayNode().add("null").add(type));
    field.putNull("default");
    return field;
  }

  private static ObjectNode timestamp() {
    return JSON.objectNode().put("type", "long").put("logicalType", "timestamp-millis");
  }

  private static ObjectNode field(String name, JsonNode type) {
    ObjectNode field = JSON.objectNode();
    field.put("name", name);
    field.set("type", type);
    return field;
  }
}
