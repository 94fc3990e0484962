package io.pulseline.serving.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.pulseline.contract.JsonFault;
import io.pulseline.serving.plane.InputTensor;
import io.pulseline.serving.plane.ModelMetadata;
import io.pulseline.serving.plane.ServingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Reads the body of a v1 request in one pass: {@code {"instances": […]}}, each an array of a row's
 * values in the order of the model's columns or an object of them by name. Other fields are
 * skipped. Safe for many threads at once.
 */
final class InstancesReader {
  private final JsonFactory factory;

  InstancesReader(JsonFactory factory) {
    this.factory = factory;
  }

  /**
   * Reads a body.
   *
   * @return one tensor [N] for each column of the model
   * @throws ServingException when the body holds no rows of that model
   */
  List<InputTensor> read(ModelMetadata model, byte[] body) {
    try (JsonParser parser = factory.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw ServingException.invalid(
            "the body must be a JSON object such as {\"instances\": [[…], …]}, but %s came",
            parser.hasCurrentToken() ? Json.describe(parser) : "nothing");
      }
      InstanceColumns columns = readFields(parser, model);
      if (parser.nextToken() != null) {
        throw ServingException.invalid(
            "the body goes on after its JSON object: %s", Json.describe(parser));
      }
      return columns.tensors();
    } catch (JsonProcessingException e) {
      throw ServingException.invalid("the body is not valid JSON at %s", JsonFault.of(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InstanceColumns readFields(JsonParser parser, ModelMetadata model)
      throws IOException {
    InstanceColumns columns = null;
    boolean event = false;
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      parser.nextToken();
      if (field.equals("instances")) {
        columns = new InstanceColumns(model.columns());
        readInstances(parser, columns);
      } else {
        event |= field.equals(CloudEvents.VERSION);
        parser.skipChildren();
      }
    }
    if (columns == null) {
      throw ServingException.invalid(
          "the body has no 'instances', expected an array of rows%s",
          event ? "; a CloudEvent is sent as " + EventMode.STRUCTURED_TYPE : "");
    }
    return columns;
  }

  private static void readInstances(JsonParser parser, InstanceColumns columns) throws IOException {
    JsonFields.expect(parser, JsonToken.START_ARRAY, "'instances' must be an array of rows");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      switch (parser.currentToken()) {
        case START_ARRAY -> columns.addArray(parser);
        case START_OBJECT -> columns.addObject(parser);
        default ->
            throw ServingException.invalid(
                "'instances' must hold arrays or objects, but %s came", Json.describe(parser));
      }
    }
    if (columns.rows() == 0) {
      throw ServingException.invalid("'instances' is empty, expected at least one row");
    }
  }
}
