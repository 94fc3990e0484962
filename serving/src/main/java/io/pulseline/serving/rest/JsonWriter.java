package io.pulseline.serving.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.pulseline.serving.plane.InferResponse;
import io.pulseline.serving.plane.OutputTensor;
import io.pulseline.serving.plane.Shape;
import io.pulseline.serving.plane.TensorData;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes the JSON of infer responses and of small bodies. Safe for many threads at once. */
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
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(factory._getBufferRecycler())) {
      try (JsonGenerator json = factory.createGenerator(bytes)) {
        json.writeStartObject();
        fields.write(json);
        json.writeEndObject();
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] response(InferResponse response) {
    return object(
        json -> {
          json.writeStringField("model_name", response.model());
          json.writeStringField("model_version", response.version());
          if (!response.id().isEmpty()) {
            json.writeStringField("id", response.id());
          }
          json.writeArrayFieldStart("outputs");
          for (OutputTensor output : response.outputs()) {
            write(json, output);
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, OutputTensor output) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", output.name());
    json.writeStringField("datatype", output.datatype().name());
    write(json, output.shape());
    json.writeFieldName("data");
    write(json, output.data());
    json.writeEndObject();
  }

  static void write(JsonGenerator json, Shape shape) throws IOException {
    json.writeFieldName("shape");
    json.writeArray(shape.dimensions(), 0, shape.rank());
  }

  private static void write(JsonGenerator json, TensorData data) throws IOException {
    if (data instanceof TensorData.Longs longs) {
      json.writeArray(longs.values(), 0, longs.count());
      return;
    }
    json.writeStartArray();
    if (data instanceof TensorData.Floats floats) {
      for (float value : floats.values()) {
        write(json, value);
      }
    } else if (data instanceof TensorData.Texts texts) {
      for (String value : texts.values()) {
        json.writeString(value);
      }
    }
    json.writeEndArray();
  }

  /** JSON has no NaN and no infinity: they are null. */
  private static void write(JsonGenerator json, float value) throws IOException {
    if (Float.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }
}
