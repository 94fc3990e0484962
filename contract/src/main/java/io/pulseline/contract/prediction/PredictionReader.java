package io.pulseline.contract.prediction;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one prediction by the text of its values: by way of a double or a decimal, a float could
 * come back as its neighbour or without its sign.
 */
final class PredictionReader {
  private final Map<String, String> texts = new HashMap<>();
  private final List<String> classes = new ArrayList<>();
  private final List<Float> probabilities = new ArrayList<>();

  private PredictionReader() {}

  /**
   * Reads an object.
   *
   * @throws IllegalArgumentException when it is none, or lacks a field
   */
  static Prediction read(JsonParser in) throws IOException {
    if (in.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("it is no object");
    }
    var reader = new PredictionReader();
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      reader.take(name, in);
    }
    return reader.prediction();
  }

  private void take(String name, JsonParser in) throws IOException {
    JsonToken token = in.nextToken();
    if (name.equals(PredictionFields.PROBABILITIES) && token == JsonToken.START_OBJECT) {
      for (String type = in.nextFieldName(); type != null; type = in.nextFieldName()) {
        boolean isNull = in.nextToken() == JsonToken.VALUE_NULL;
        classes.add(type);
        probabilities.add(isNull ? Float.NaN : Float.parseFloat(in.getText()));
      }
    } else if (token.isStructStart()) {
      in.skipChildren();
    } else if (token != JsonToken.VALUE_NULL) {
      texts.put(name, in.getText());
    }
  }

  private Prediction prediction() {
    float[] values = new float[probabilities.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = probabilities.get(i);
    }
    return new Prediction(
        required(PredictionFields.TOPIC),
        Integer.parseInt(required(PredictionFields.PARTITION)),
        Long.parseLong(required(PredictionFields.OFFSET)),
        Long.parseLong(required(PredictionFields.RECORD_ID)),
        millis(PredictionFields.EVENT_TIMESTAMP),
        millis(PredictionFields.SCORED_AT),
        Long.parseLong(required(PredictionFields.LATENCY)),
        required(PredictionFields.VERSION),
        texts.get(PredictionFields.LABEL),
        classes.toArray(String[]::new),
        values,
        texts.get(PredictionFields.TARGET));
  }

  private long millis(String field) {
    return Instant.parse(required(field)).toEpochMilli();
  }

  private String required(String field) {
    String text = texts.get(field);
    if (text == null) {
      throw new IllegalArgumentException("it lacks '" + field + "'");
    }
    return text;
  }
}
