package io.pulseline.contract.prediction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.pulseline.contract.JsonFault;
import io.pulseline.contract.UserException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * The JSON of a {@link Prediction}, the same in its topic and in its index. A probability is
 * written so that the same float comes back, to the last bit; one that is no number is null.
 */
public final class PredictionJson {
  private static final int TYPICAL_BYTES = 384;

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
    try (JsonParser in = FACTORY.createParser(json)) {
      return PredictionReader.read(in);
    } catch (JsonProcessingException e) {
      throw new UserException("no prediction: " + JsonFault.of(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new UserException("no prediction: " + e.getMessage(), e);
    }
  }
}
