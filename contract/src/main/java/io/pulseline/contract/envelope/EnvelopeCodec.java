package io.pulseline.contract.envelope;

import io.pulseline.contract.dataset.Dataset;
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

  private final Utf8 utf8 = new Utf8();
  private final PlainDecoder plainDecoder;
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
    Timestamps timestamps = new Timestamps(naiveZone);
    this.plainDecoder = new PlainDecoder(dataset, timestamps);
    this.decoder = new EnvelopeDecoder(dataset, timestamps);
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
    try {
      Envelope plain = plainDecoder.decode(value);
      return plain == null ? decoder.decode(value) : new Decoded.Accepted(plain, 0);
    } catch (Rejection e) {
      return e.decoded();
    }
  }

  /** Writes a record as the value of a Kafka record. */
  public byte[] encode(Envelope envelope) {
    return encoder.encode(envelope);
  }
}
