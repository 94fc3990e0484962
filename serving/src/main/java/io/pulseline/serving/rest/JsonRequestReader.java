package io.pulseline.serving.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.pulseline.contract.JsonFault;
import io.pulseline.serving.plane.InferRequest;
import io.pulseline.serving.plane.InputTensor;
import io.pulseline.serving.plane.ServingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the JSON of an infer request in one pass. Parameters and fields that the protocol may gain
 * are skipped. Safe for many threads at once.
 */
final class JsonRequestReader {
  /** A digit and a comma. */
  private static final int BYTES_OF_AN_ELEMENT = 2;

  private final JsonFactory factory;

  JsonRequestReader(JsonFactory factory) {
    this.factory = factory;
  }

  /**
   * Reads a body.
   *
   * @param version empty: any
   * @throws ServingException when the body is not an infer request
   */
  InferRequest read(String model, String version, byte[] body) {
    try (JsonParser parser = factory.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw ServingException.invalid(
            "the body must be a JSON object such as {\"inputs\": […]}, but %s came",
            parser.hasCurrentToken() ? Json.describe(parser) : "nothing");
      }
      InferRequest request = readRequest(model, version, parser, body.length / BYTES_OF_AN_ELEMENT);
      if (parser.nextToken() != null) {
        throw ServingException.invalid(
            "the body goes on after its JSON object: %s", Json.describe(parser));
      }
      return request;
    } catch (JsonProcessingException e) {
      throw ServingException.invalid("the body is not valid JSON at %s", JsonFault.of(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InferRequest readRequest(
      String model, String version, JsonParser parser, int maxElements) throws IOException {
    String id = "";
    List<InputTensor> inputs = null;
    List<String> outputs = List.of();
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      parser.nextToken();
      switch (field) {
        case "id" -> id = text(parser, "id");
        case "inputs" -> inputs = readInputs(parser, maxElements);
        case "outputs" -> outputs = readOutputs(parser);
        default -> parser.skipChildren();
      }
    }
    if (inputs == null) {
      throw ServingException.invalid("the body has no 'inputs', expected an array of tensors");
    }
    return new InferRequest(model, version, id, inputs, outputs);
  }

  private static List<InputTensor> readInputs(JsonParser parser, int maxElements)
      throws IOException {
    expect(parser, JsonToken.START_ARRAY, "'inputs' must be an array of tensors");
    List<InputTensor> inputs = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(parser, JsonToken.START_OBJECT, "'inputs' must hold objects");
      inputs.add(JsonTensorReader.read(parser, maxElements, inputs.size()));
    }
    return inputs;
  }

  private static List<String> readOutputs(JsonParser parser) throws IOException {
    expect(parser, JsonToken.START_ARRAY, "'outputs' must be an array");
    List<String> names = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(parser, JsonToken.START_OBJECT, "'outputs' must hold objects with a 'name'");
      String name = null;
      for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
        parser.nextToken();
        if (field.equals("name")) {
          name = text(parser, "name");
        } else {
          parser.skipChildren();
        }
      }
      if (name == null) {
        throw ServingException.invalid("output %d has no 'name'", names.size());
      }
      names.add(name);
    }
    return names;
  }

  static String text(JsonParser parser, String field) throws IOException {
    expect(parser, JsonToken.VALUE_STRING, "'" + field + "' must be a string");
    return parser.getText();
  }

  static void expect(JsonParser parser, JsonToken token, String rule) throws IOException {
    if (parser.currentToken() != token) {
      throw ServingException.invalid("%s, but %s came", rule, Json.describe(parser));
    }
  }
}
