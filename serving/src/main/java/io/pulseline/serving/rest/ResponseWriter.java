package io.pulseline.serving.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pulseline.serving.json.TensorJson;
import io.pulseline.serving.plane.InferResponse;
import io.pulseline.serving.plane.OutputTensor;
import io.pulseline.serving.plane.RawTensors;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes the answer to an infer request: JSON, and behind it the outputs that were asked for as
 * binary tensors.
 */
@Singleton
class ResponseWriter {
  private final JsonWriter json;

  ResponseWriter(JsonWriter json) {
    this.json = json;
  }

  Answer write(InferResponse response, RequestedOutputs requested) {
    byte[] header = json.object(body -> write(body, response, requested));
    int binary = 0;
    for (OutputTensor output : response.outputs()) {
      if (requested.isBinary(output.name())) {
        binary = Math.addExact(binary, RawTensors.size(output.data()));
      }
    }
    return binary == 0
        ? Answer.ofJson(header, response.rows())
        : Answer.withTensors(
            tensors(header, binary, response, requested), header.length, response.rows());
  }

  private static byte[] tensors(
      byte[] header, int binary, InferResponse response, RequestedOutputs requested) {
    byte[] bytes = Arrays.copyOf(header, Math.addExact(header.length, binary));
    ByteBuffer tensors = ByteBuffer.wrap(bytes, header.length, binary);
    for (OutputTensor output : response.outputs()) {
      if (requested.isBinary(output.name())) {
        RawTensors.write(output.data(), tensors);
      }
    }
    return bytes;
  }

  private static void write(JsonGenerator json, InferResponse response, RequestedOutputs requested)
      throws IOException {
    json.writeStringField("model_name", response.model());
    json.writeStringField("model_version", response.version());
    if (!response.id().isEmpty()) {
      json.writeStringField("id", response.id());
    }
    json.writeArrayFieldStart("outputs");
    for (OutputTensor output : response.outputs()) {
      write(json, output, requested.isBinary(output.name()));
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, OutputTensor output, boolean binary)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", output.name());
    json.writeStringField("datatype", output.datatype().name());
    TensorJson.write(json, output.shape());
    if (binary) {
      json.writeObjectFieldStart("parameters");
      json.writeNumberField("binary_data_size", RawTensors.size(output.data()));
      json.writeEndObject();
    } else {
      json.writeFieldName("data");
      TensorJson.write(json, output.datatype(), output.data());
    }
    json.writeEndObject();
  }
}
