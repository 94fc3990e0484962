package io.pulseline.serving.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pulseline.serving.plane.Datatype;
import io.pulseline.serving.plane.InputTensor;
import io.pulseline.serving.plane.ModelMetadata.ColumnMetadata;
import io.pulseline.serving.plane.ServingException;
import io.pulseline.serving.plane.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of v1 instances, row after row, each put to its column's others. */
final class InstanceColumns {
  private static final int FEW = 4;

  private final List<ColumnMetadata> columns;
  private final JsonElements[] values;

  /** Made when an object comes. */
  private Map<String, Integer> positions;

  private int rows;

  InstanceColumns(List<ColumnMetadata> columns) {
    this.columns = columns;
    this.values = new JsonElements[columns.size()];
    for (int position = 0; position < values.length; position++) {
      values[position] = new JsonElements(new JsonNumbers(null, FEW));
    }
  }

  int rows() {
    return rows;
  }

  /** Takes the array that the parser stands on as a row. */
  void addArray(JsonParser parser) throws IOException {
    int position = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (position < values.length) {
        add(parser, position);
      } else {
        parser.skipChildren();
      }
      position++;
    }
    if (position != values.length) {
      throw ServingException.invalid(
          "instance %d: expected %d values in the order %s, but %d came",
          rows, values.length, names(), position);
    }
    rows++;
  }

  /** Takes the object that the parser stands on as a row. */
  void addObject(JsonParser parser) throws IOException {
    int count = 0;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      Integer position = positions().get(name);
      if (position == null) {
        throw ServingException.invalid(
            "instance %d: '%s' is unknown, expected %s", rows, name, names());
      }
      parser.nextToken();
      add(parser, position);
      count++;
    }
    // A name that comes twice is refused by the parser
    if (count < values.length) {
      throw ServingException.invalid(
          "instance %d has no '%s', expected %s, each with a value or null",
          rows, columns.get(firstMissing()).tensor().name(), names());
    }
    rows++;
  }

  private void add(JsonParser parser, int position) throws IOException {
    if (parser.currentToken().isStructStart()) {
      throw ServingException.invalid(
          "instance %d, '%s': expected a number, a string or null, but %s came",
          rows, columns.get(position).tensor().name(), Json.describe(parser));
    }
    values[position].add(parser);
  }

  private int firstMissing() {
    int position = 0;
    while (values[position].count() > rows) {
      position++;
    }
    return position;
  }

  private Map<String, Integer> positions() {
    if (positions == null) {
      positions = new HashMap<>();
      for (int position = 0; position < values.length; position++) {
        positions.put(columns.get(position).tensor().name(), position);
      }
    }
    return positions;
  }

  private List<String> names() {
    return columns.stream().map(column -> column.tensor().name()).toList();
  }

  /**
   * One tensor [N] a column.
   *
   * @throws ServingException when values of different kinds came for one
   */
  List<InputTensor> tensors() {
    Shape shape = new Shape(rows);
    List<InputTensor> tensors = new ArrayList<>(values.length);
    for (int position = 0; position < values.length; position++) {
      String name = columns.get(position).tensor().name();
      boolean texts = columns.get(position).tensor().datatype() == Datatype.BYTES;
      Datatype datatype = values[position].likeliest(texts ? Datatype.BYTES : Datatype.FP64);
      tensors.add(
          new InputTensor(name, datatype, shape, values[position].as(name, datatype, shape)));
    }
    return tensors;
  }
}
