package io.pulseline.contract.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * A message as JSON Schema, draft 7, which schema registries know. What no schema can say (a field
 * that stands twice, a whole number that no double holds) is the reader's to find.
 */
public final class JsonSchema {
  private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

  /** Every form of ISO-8601 begins so; the offset may be left out. */
  private static final String NAIVE_TIME = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final boolean closed;

  private JsonSchema(boolean closed) {
    this.closed = closed;
  }

  /** For readers: there may be fields beyond these. */
  public static ObjectNode of(MessageSchema message) {
    return new JsonSchema(false).schema(message);
  }

  /**
   * For what we write ourselves, which has no other fields. Schema registries take one more
   * optional field for a compatible change of such a schema only: an open one has allowed a field
   * of that name before, with any value.
   */
  public static ObjectNode closed(MessageSchema message) {
    return new JsonSchema(true).schema(message);
  }

  private ObjectNode schema(MessageSchema message) {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", DRAFT);
    schema.put("title", message.title());
    schema.put("description", message.description());
    schema.put("type", "object");
    return putFields(schema, message.fields());
  }

  private ObjectNode putFields(ObjectNode schema, List<SchemaField> fields) {
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JSON.arrayNode();
    for (SchemaField field : fields) {
      properties.set(field.name(), property(field));
      if (field.required()) {
        required.add(field.name());
      }
    }
    // Draft 4, which some readers still keep to, has no empty list here
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    if (closed) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  private ObjectNode property(SchemaField field) {
    ObjectNode property = JSON.objectNode();
    if (!field.meaning().isEmpty()) {
      property.put("description", field.meaning());
    }
    SchemaType type = field.type();
    if (type instanceof SchemaType.TextChoice choice) {
      ArrayNode values = property.putArray("enum");
      choice.values().forEach(values::add);
      addNull(values, field);
    } else if (type instanceof SchemaType.WholeChoice choice) {
      ArrayNode values = property.putArray("enum");
      choice.values().forEach(values::add);
      addNull(values, field);
    } else {
      putType(property, field);
      putDetails(property, type);
    }
    return property;
  }

  private static void addNull(ArrayNode values, SchemaField field) {
    if (!field.required()) {
      values.addNull();
    }
  }

  private static void putType(ObjectNode property, SchemaField field) {
    List<String> types = types(field.type());
    if (field.required() && types.size() == 1) {
      property.put("type", types.get(0));
      return;
    }
    ArrayNode all = property.putArray("type");
    types.forEach(all::add);
    if (!field.required()) {
      all.add("null");
    }
  }

  private static List<String> types(SchemaType type) {
    if (type instanceof SchemaType.Whole) {
      return List.of("integer");
    }
    if (type instanceof SchemaType.Real) {
      return List.of("number");
    }
    if (type instanceof SchemaType.Single) {
      return List.of("string", "number", "boolean");
    }
    boolean object = type instanceof SchemaType.Group || type instanceof SchemaType.Table;
    return List.of(object ? "object" : "string");
  }

  private void putDetails(ObjectNode property, SchemaType type) {
    if (type instanceof SchemaType.Whole whole) {
      putBounds(property, whole.min(), whole.max());
    } else if (type instanceof SchemaType.Real real) {
      putBounds(property, real.min(), real.max());
    } else if (type instanceof SchemaType.Time time && time.naive()) {
      property.put("pattern", NAIVE_TIME);
    } else if (type instanceof SchemaType.Time) {
      property.put("format", "date-time");
    } else if (type instanceof SchemaType.Bytes) {
      property.put("contentEncoding", "base64");
    } else if (type instanceof SchemaType.Table table) {
      property.set(
          "additionalProperties", property(new SchemaField("", table.values(), false, "")));
    } else if (type instanceof SchemaType.Group group) {
      putFields(property, group.fields());
    }
  }

  private static void putBounds(ObjectNode property, BigDecimal min, BigDecimal max) {
    if (min != null) {
      property.put("minimum", min);
    }
    if (max != null) {
      property.put("maximum", max);
    }
  }
}
