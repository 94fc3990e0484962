package io.pulseline.observe.predict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.cli.RawRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One row of raw values as v2 inputs. Numbers alone make one tensor {@code features [1,F]}; as soon
 * as a column holds strings, each column is a tensor of its own. An absent value is null: missing.
 */
final class V2Row {
  private static final String TABLE = "features";

  private V2Row() {}

  /**
   * @param columns the model's metadata: name and datatype of each feature, in the model's order
   * @param row value by column name
   */
  static ObjectNode request(JsonNode columns, Map<String, String> row) {
    List<String> names = new ArrayList<>();
    boolean numbersOnly = true;
    for (JsonNode column : columns) {
      names.add(column.path("name").asText());
      numbersOnly &= !isText(column);
    }
    RawRow.refuseUnknown(row.keySet(), names);
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    ArrayNode inputs = request.putArray("inputs");
    if (numbersOnly) {
      ArrayNode data = tensor(inputs, TABLE, "FP32", 1, names.size());
      names.forEach(name -> data.add(number(name, row.get(name))));
    } else {
      for (JsonNode column : columns) {
        String name = column.path("name").asText();
        String value = row.get(name);
        ArrayNode data = tensor(inputs, name, column.path("datatype").asText(), 1);
        if (isText(column)) {
          data.add(value);
        } else {
          data.add(number(name, value));
        }
      }
    }
    return request;
  }

  private static boolean isText(JsonNode column) {
    return column.path("datatype").asText().equals("BYTES");
  }

  private static ArrayNode tensor(ArrayNode inputs, String name, String datatype, int... shape) {
    ObjectNode tensor = inputs.addObject().put("name", name);
    ArrayNode dimensions = tensor.putArray("shape");
    for (int dimension : shape) {
      dimensions.add(dimension);
    }
    tensor.put("datatype", datatype);
    return tensor.putArray("data");
  }

  private static JsonNode number(String name, String value) {
    BigDecimal number = RawRow.number(name, value);
    JsonNodeFactory json = JsonNodeFactory.instance;
    return number == null ? json.nullNode() : json.numberNode(number);
  }
}
