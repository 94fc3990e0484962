package io.pulseline.serving.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes JSON objects. Safe for many threads at once. */
final class JsonWriter {
  private final JsonFactory factory;

  JsonWriter(JsonFactory factory) {
    this.factory = factory;
  }

  /** The fields of one object. */
  @FunctionalInterface
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  /** An object of such fields, as UTF-8. */
  byte[] object(Fields fields) {
    return bytes(
        json -> {
          json.writeStartObject();
          fields.write(json);
          json.writeEndObject();
        });
  }

  /** An array of such objects, as UTF-8. */
  byte[] array(List<Fields> objects) {
    return bytes(
        json -> {
          json.writeStartArray();
          for (Fields fields : objects) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private byte[] bytes(Fields content) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(factory._getBufferRecycler())) {
      try (JsonGenerator json = factory.createGenerator(bytes)) {
        content.write(json);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
