package io.pulseline.serving.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pulseline.serving.plane.Datatype;
import io.pulseline.serving.plane.InputTensor;
import io.pulseline.serving.plane.RawTensors;
import io.pulseline.serving.plane.ServingException;
import io.pulseline.serving.plane.Shape;
import java.io.IOException;
import java.util.Arrays;

/** Reads one element of {@code inputs}, whose data may be among the binary tensors of the body. */
final class JsonTensorReader {
  private static final int MAX_RANK = 16;
  private static final int FEW = 16;
  private static final int NONE = -1;

  private String name;
  private String datatype;
  private Shape shape;
  private JsonElements elements;
  private long binarySize = NONE;

  /** Elements that the body has room for: a shape cannot make us allocate more. */
  private final int maxElements;

  private JsonTensorReader(int maxElements) {
    this.maxElements = maxElements;
  }

  /**
   * Reads the object that the parser stands on, to its end.
   *
   * @param maxElements as many as the body can hold at most
   * @param position where in the request's inputs it stands, to name an input without a name
   */
  static InputTensor read(JsonParser parser, int maxElements, int position, BinaryTail tail)
      throws IOException {
    JsonTensorReader reader = new JsonTensorReader(maxElements);
    reader.readFields(parser);
    return reader.tensor(position, tail);
  }

  private void readFields(JsonParser parser) throws IOException {
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      parser.nextToken();
      switch (field) {
        case "name" -> name = JsonFields.text(parser, "name");
        case "datatype" -> datatype = JsonFields.text(parser, "datatype");
        case "shape" -> shape = readShape(parser);
        case "data" -> {
          elements = new JsonElements(new JsonNumbers(announced(), expected()));
          elements.read(parser);
        }
        case "parameters" -> readParameters(parser);
        default -> parser.skipChildren();
      }
    }
  }

  private void readParameters(JsonParser parser) throws IOException {
    if (!JsonFields.isObject(parser, "parameters")) {
      return;
    }
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      parser.nextToken();
      if (field.equals("binary_data_size")) {
        JsonFields.expect(
            parser, JsonToken.VALUE_NUMBER_INT, "'binary_data_size' must be a whole number");
        binarySize = parser.getLongValue();
        if (binarySize < 0) {
          throw ServingException.invalid("'binary_data_size' is %d", binarySize);
        }
      } else {
        parser.skipChildren();
      }
    }
  }

  private static Shape readShape(JsonParser parser) throws IOException {
    JsonFields.expect(parser, JsonToken.START_ARRAY, "'shape' must be an array");
    long[] dimensions = new long[MAX_RANK];
    int rank = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonFields.expect(parser, JsonToken.VALUE_NUMBER_INT, "'shape' must hold whole numbers");
      if (rank == MAX_RANK) {
        throw ServingException.invalid("'shape' has more than %d dimensions", MAX_RANK);
      }
      dimensions[rank++] = parser.getLongValue();
    }
    return new Shape(Arrays.copyOf(dimensions, rank));
  }

  /** Clients mostly send the datatype before the data; it tells how exactly to read them. */
  private Datatype announced() {
    return datatype == null ? null : Datatype.of(String.valueOf(name), datatype);
  }

  /** Clients mostly send the shape before the data; it saves growing by copying. */
  private int expected() {
    return shape == null ? FEW : Math.min(shape.elements(String.valueOf(name)), maxElements);
  }

  private InputTensor tensor(int position, BinaryTail tail) {
    if (name == null) {
      throw ServingException.invalid("input %d has no 'name'", position);
    }
    require(datatype != null, "datatype");
    require(shape != null, "shape");
    Datatype type = Datatype.of(name, datatype);
    if (binarySize != NONE) {
      if (elements != null) {
        throw ServingException.invalid(
            "input '%s' has both 'data' and a 'binary_data_size', expected one of them", name);
      }
      return RawTensors.read(name, type, shape, tail.next(name, binarySize));
    }
    require(elements != null, "data");
    return new InputTensor(name, type, shape, elements.as(name, type, shape));
  }

  private void require(boolean present, String field) {
    if (!present) {
      throw ServingException.invalid("input '%s' has no '%s'", name, field);
    }
  }
}
