package io.pulseline.contract.envelope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.pulseline.contract.dataset.Dataset;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The record envelope on Kafka, both ways:
 *
 * <pre>{@code
 * {"batch_number":1,"record_id":0,"timestamp":"2026-01-02T03:04:05.678Z",
 *  "data":{"a":63,…},"extras":{"device_id":"HM-0421"}}
 * }</pre>
 *
 * <p>Decoding streams into primitive arrays and never builds a tree. Bytes of any kind end either
 * accepted or rejected with a reason, never in an exception. Not thread-safe: one per thread.
 */
public final class EnvelopeCodec {
  /** Records above this many bytes are rejected unless another limit is given: 1 MiB. */
  public static final int DEFAULT_MAX_BYTES = 1 << 20;

  private final JsonFactory json =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .build();
  private final Utf8 utf8 = new Utf8();
  private final EnvelopeDecoder decoder;
  private final EnvelopeEncoder encoder;
  private final int maxBytes;

  public EnvelopeCodec(Dataset dataset) {
    this(dataset, ZoneOffset.UTC, DEFAULT_MAX_BYTES);
  }

  /**
   * @param naiveZone where a timestamp without an offset was taken
   * @param maxBytes largest accepted record
   */
  public EnvelopeCodec(Dataset dataset, ZoneId naiveZone, int maxBytes) {
    this.decoder = new EnvelopeDecoder(dataset, new Timestamps(naiveZone));
    this.encoder = new EnvelopeEncoder(dataset);
    this.maxBytes = maxBytes;
  }

  /**
   * Reads the value of a Kafka record.
   *
   * @param value null for a tombstone
   */
  public Decoded decode(byte[] value) {
    if (value == null) {
      return new Decoded.Rejected(RejectionReason.NO_VALUE, "the record has no value");
    }
    if (value.length > maxBytes) {
      return new Decoded.Rejected(
          RejectionReason.TOO_LARGE,
          "the record has " + value.length + " bytes, the limit is " + maxBytes);
    }
    if (!utf8.isValid(value)) {
      return new Decoded.Rejected(RejectionReason.NOT_JSON, "the bytes are not UTF-8");
    }
    try (JsonParser parser = json.createParser(value)) {
      return decoder.decode(parser);
    } catch (Rejection e) {
      return e.decoded();
    } catch (JsonProcessingException e) {
      return new Decoded.Rejected(RejectionReason.NOT_JSON, e.getOriginalMessage());
    } catch (CharConversionException e) {
      return new Decoded.Rejected(RejectionReason.NOT_JSON, "the bytes are not UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  /** Writes a record as the value of a Kafka record. */
  public byte[] encode(Envelope envelope) {
    return encoder.encode(envelope);
  }
}
