package io.pulseline.serving.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pulseline.serving.json.TensorJson;
import io.pulseline.serving.plane.ExplanationTensors;
import io.pulseline.serving.plane.InferResponse;
import io.pulseline.serving.plane.OutputTensor;
import io.pulseline.serving.plane.TensorData;
import io.pulseline.serving.plane.TensorData.Floats;
import io.pulseline.serving.plane.TensorData.Texts;
import java.io.IOException;

/** The JSON of a v1 answer, of whose outputs the first is the label. */
final class PredictionsJson {
  private PredictionsJson() {}

  static void write(JsonGenerator json, InferResponse response) throws IOException {
    json.writeFieldName("predictions");
    OutputTensor label = response.outputs().get(0);
    TensorJson.write(json, label.datatype(), label.data());
    if (response.outputs().size() > 1) {
      json.writeArrayFieldStart("explanations");
      explanations(json, response);
      json.writeEndArray();
    }
  }

  /** An object a row, with one for each class that is explained. */
  private static void explanations(JsonGenerator json, InferResponse response) throws IOException {
    String[] classes = ((Texts) data(response, ExplanationTensors.CLASS_NAMES)).values();
    String[] features = ((Texts) data(response, ExplanationTensors.FEATURE_NAMES)).values();
    float[] bases = ((Floats) data(response, ExplanationTensors.BASE_VALUE)).values();
    float[] contributions = ((Floats) data(response, ExplanationTensors.CONTRIBUTIONS)).values();
    for (int at = 0; at < bases.length; at += classes.length) {
      json.writeStartObject();
      for (int k = 0; k < classes.length; k++) {
        json.writeObjectFieldStart(classes[k]);
        json.writeNumberField("base_value", bases[at + k]);
        json.writeObjectFieldStart("contributions");
        for (int f = 0; f < features.length; f++) {
          json.writeNumberField(features[f], contributions[(at + k) * features.length + f]);
        }
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndObject();
    }
  }

  private static TensorData data(InferResponse response, String name) {
    for (OutputTensor output : response.outputs()) {
      if (output.name().equals(name)) {
        return output.data();
      }
    }
    throw new IllegalArgumentException("there is no output " + name);
  }
}
