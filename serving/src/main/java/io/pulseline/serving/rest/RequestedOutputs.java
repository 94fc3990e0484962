package io.pulseline.serving.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pulseline.serving.plane.InferRequest;
import io.pulseline.serving.plane.ServingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Which outputs a request asks for, none meaning all, and which of them as binary tensors. */
final class RequestedOutputs {
  private final List<String> names = new ArrayList<>(2);

  /** What each says of itself, null where it says nothing. */
  private final List<Boolean> binary = new ArrayList<>(2);

  private boolean otherwiseBinary;
  private boolean explaining;

  /** All outputs, binary or not. */
  static RequestedOutputs all(boolean binary) {
    RequestedOutputs outputs = new RequestedOutputs();
    outputs.otherwiseBinary = binary;
    return outputs;
  }

  List<String> names() {
    return names;
  }

  /** Whether those that explain the others are asked for too. */
  boolean explaining() {
    return explaining;
  }

  /** Whether an output is to be answered as a binary tensor. */
  boolean isBinary(String name) {
    int position = names.indexOf(name);
    Boolean own = position < 0 ? null : binary.get(position);
    return own == null ? otherwiseBinary : own;
  }

  /** Reads the parameters of the request, on whose object or null the parser stands. */
  void readDefault(JsonParser parser) throws IOException {
    if (JsonFields.isObject(parser, "parameters")) {
      for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
        parser.nextToken();
        switch (field) {
          case "binary_data_output" -> otherwiseBinary = JsonFields.truth(parser, field);
          case InferRequest.EXPLAIN -> explaining = JsonFields.truth(parser, field);
          default -> parser.skipChildren();
        }
      }
    }
  }

  /** Reads the array or null of outputs that the parser stands on. */
  void read(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    JsonFields.expect(parser, JsonToken.START_ARRAY, "'outputs' must be an array");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonFields.expect(
          parser, JsonToken.START_OBJECT, "'outputs' must hold objects with a 'name'");
      readOutput(parser);
    }
  }

  private void readOutput(JsonParser parser) throws IOException {
    String name = null;
    Boolean wanted = null;
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      parser.nextToken();
      switch (field) {
        case "name" -> name = JsonFields.text(parser, "name");
        case "parameters" -> wanted = readBinary(parser);
        default -> parser.skipChildren();
      }
    }
    if (name == null) {
      throw ServingException.invalid("output %d has no 'name'", names.size());
    }
    names.add(name);
    binary.add(wanted);
  }

  /** The one of an output's parameters that concerns us, null when it is not there. */
  private static Boolean readBinary(JsonParser parser) throws IOException {
    Boolean value = null;
    if (JsonFields.isObject(parser, "parameters")) {
      for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
        parser.nextToken();
        if (field.equals("binary_data")) {
          value = JsonFields.truth(parser, field);
        } else {
          parser.skipChildren();
        }
      }
    }
    return value;
  }
}
