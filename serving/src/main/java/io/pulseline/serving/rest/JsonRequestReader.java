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
 * Reads an infer request, JSON with or without binary tensors behind it, in one pass. Parameters
 * and fields that the protocol may gain are skipped. Safe for many threads at once.
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
  RestRequest read(String model, String version, RequestBody body) {
    int length = body.jsonLength();
    try (JsonParser parser = factory.createParser(body.bytes(), 0, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw ServingException.invalid(
            "the body must be a JSON object such as {\"inputs\": […]}, but %s came",
            parser.hasCurrentToken() ? Json.describe(parser) : "nothing");
      }
      BinaryTail tail = new BinaryTail(body.tail());
      RestRequest request = readRequest(model, version, parser, length / BYTES_OF_AN_ELEMENT, tail);
      if (parser.nextToken() != null) {
        throw ServingException.invalid(
            "the body goes on after its JSON object: %s", Json.describe(parser));
      }
      tail.requireEnd();
      return request;
    } catch (JsonProcessingException e) {
      throw ServingException.invalid("the body is not valid JSON at %s", JsonFault.of(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RestRequest readRequest(
      String model, String version, JsonParser parser, int maxElements, BinaryTail tail)
      throws IOException {
    String id = "";
    List<InputTensor> inputs = null;
    RequestedOutputs outputs = new RequestedOutputs();
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      switch (field) {
        case "id" -> id = token == JsonToken.VALUE_NULL ? "" : JsonFields.text(parser, "id");
        case "inputs" -> inputs = readInputs(parser, maxElements, tail);
        case "outputs" -> outputs.read(parser);
        case "parameters" -> outputs.readDefault(parser);
        default -> parser.skipChildren();
      }
    }
    if (inputs == null) {
      throw ServingException.invalid("the body has no 'inputs', expected an array of tensors");
    }
    return new RestRequest(
        new InferRequest(model, version, id, inputs, outputs.names(), outputs.explaining()),
        outputs);
  }

  private static List<InputTensor> readInputs(JsonParser parser, int maxElements, BinaryTail tail)
      throws IOException {
    JsonFields.expect(parser, JsonToken.START_ARRAY, "'inputs' must be an array of tensors");
    List<InputTensor> inputs = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonFields.expect(parser, JsonToken.START_OBJECT, "'inputs' must hold objects");
      inputs.add(JsonTensorReader.read(parser, maxElements, inputs.size(), tail));
    }
    return inputs;
  }
}
