package io.pulseline.serving.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pulseline.serving.json.TensorJson;
import io.pulseline.serving.plane.ModelMetadata;
import io.pulseline.serving.plane.TensorMetadata;
import java.io.IOException;
import java.util.List;

/** The JSON of a model's metadata. */
final class MetadataJson {
  private MetadataJson() {}

  /** Of a model, and which of its versions are served. */
  static void write(JsonGenerator json, ModelMetadata model, List<String> versions)
      throws IOException {
    json.writeStringField("name", model.name());
    json.writeArrayFieldStart("versions");
    for (String version : versions) {
      json.writeString(version);
    }
    json.writeEndArray();
    json.writeStringField("platform", model.platform());
    tensors(json, "inputs", model.inputs());
    tensors(json, "outputs", model.outputs());
    json.writeObjectFieldStart("parameters");
    columns(json, model);
    json.writeBooleanField("explainable", model.explainable());
    json.writeEndObject();
  }

  private static void tensors(JsonGenerator json, String field, List<TensorMetadata> tensors)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (TensorMetadata tensor : tensors) {
      json.writeStartObject();
      tensor(json, tensor);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void tensor(JsonGenerator json, TensorMetadata tensor) throws IOException {
    json.writeStringField("name", tensor.name());
    json.writeStringField("datatype", tensor.datatype().name());
    TensorJson.write(json, tensor.shape());
  }

  /** The order of the one tensor's columns, and what to send instead: one tensor for each. */
  private static void columns(JsonGenerator json, ModelMetadata model) throws IOException {
    json.writeArrayFieldStart("columns");
    for (ModelMetadata.ColumnMetadata column : model.columns()) {
      json.writeStartObject();
      tensor(json, column.tensor());
      texts(json, "categories", column.allowed());
      texts(json, "labels", column.labels());
      if (column.exactWithin().isPresent()) {
        json.writeNumberField("exact_within", column.exactWithin().getAsLong());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void texts(JsonGenerator json, String field, List<String> texts)
      throws IOException {
    if (!texts.isEmpty()) {
      json.writeArrayFieldStart(field);
      for (String text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    }
  }
}
