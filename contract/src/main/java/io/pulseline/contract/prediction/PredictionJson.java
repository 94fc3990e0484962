package io.pulseline.contract.prediction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pulseline.contract.JsonFault;
import io.pulseline.contract.UserException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JSON of a {@link Prediction}, the same in its topic and in its index. A probability is
 * written so that the same float comes back, to the last bit; one that is no number is null.
 */
public final class PredictionJson {
  private static final int TYPICAL_BYTES = 384;

  /** Decimals as they are written: by way of a double, a float could come back as its neighbour. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final JsonFactory FACTORY = new JsonFactory();

  private PredictionJson() {}

  /** As UTF-8. */
  public static byte[] write(Prediction prediction) {
    var bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeNumberField(PredictionFields.RECORD_ID, prediction.recordId());
      out.writeStringField(PredictionFields.EVENT_TIMESTAMP, iso(prediction.eventMillis()));
      out.writeStringField(PredictionFields.VERSION, prediction.version());
      out.writeStringField(PredictionFields.LABEL, prediction.label());
      write(out, PredictionFields.PROBABILITY, prediction.probability());
      out.writeObjectFieldStart(PredictionFields.PROBABILITIES);
      for (int i = 0; i < prediction.classes().length; i++) {
        write(out, prediction.classes()[i], prediction.probabilities()[i]);
      }
      out.writeEndObject();
      if (prediction.target() != null) {
        out.writeStringField(PredictionFields.TARGET, prediction.target());
      }
      out.writeStringField(PredictionFields.TOPIC, prediction.topic());
      out.writeNumberField(PredictionFields.PARTITION, prediction.partition());
      out.writeNumberField(PredictionFields.OFFSET, prediction.offset());
      out.writeStringField(PredictionFields.SCORED_AT, iso(prediction.scoredAtMillis()));
      out.writeNumberField(PredictionFields.LATENCY, prediction.latencyMillis());
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator out, String field, float value) throws IOException {
    if (Float.isFinite(value)) {
      out.writeNumberField(field, value);
    } else {
      out.writeNullField(field);
    }
  }

  private static String iso(long epochMillis) {
    return Instant.ofEpochMilli(epochMillis).toString();
  }

  /**
   * Reads what {@link #write} wrote; fields of later versions are ignored.
   *
   * @throws UserException when the bytes are no prediction
   */
  public static Prediction read(byte[] json) {
    try {
      return prediction(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new UserException("no prediction: " + JsonFault.of(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new UserException("no prediction: " + e.getMessage(), e);
    }
  }

  private static Prediction prediction(JsonNode json) {
    List<Map.Entry<String, JsonNode>> classes =
        new ArrayList<>(json.required(PredictionFields.PROBABILITIES).properties());
    float[] probabilities = new float[classes.size()];
    for (int i = 0; i < probabilities.length; i++) {
      JsonNode value = classes.get(i).getValue();
      probabilities[i] = value.isNull() ? Float.NaN : Float.parseFloat(value.asText());
    }
    return new Prediction(
        json.required(PredictionFields.TOPIC).asText(),
        json.required(PredictionFields.PARTITION).intValue(),
        json.required(PredictionFields.OFFSET).longValue(),
        json.required(PredictionFields.RECORD_ID).longValue(),
        millis(json.required(PredictionFields.EVENT_TIMESTAMP)),
        millis(json.required(PredictionFields.SCORED_AT)),
        json.required(PredictionFields.LATENCY).longValue(),
        json.required(PredictionFields.VERSION).asText(),
        json.required(PredictionFields.LABEL).asText(),
        classes.stream().map(Map.Entry::getKey).toArray(String[]::new),
        probabilities,
        json.path(PredictionFields.TARGET).asText(null));
  }

  private static long millis(JsonNode iso) {
    return Instant.parse(iso.asText()).toEpochMilli();
  }
}
