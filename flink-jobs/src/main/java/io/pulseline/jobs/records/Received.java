package io.pulseline.jobs.records;

import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.RecordPosition;

/**
 * One Kafka record on its way through the job. It starts raw, then is either accepted (it has an
 * envelope) or refused (it has a reason). The raw bytes travel along, because a later step may
 * still refuse it and a dead letter holds exactly what was sent.
 *
 * @param origin where it stands in Kafka, and what was said of it there
 * @param key null when the Kafka record has none
 * @param value null for a tombstone
 * @param decodedAtMillis when this job decoded it, epoch milliseconds; 0 until then
 * @param descriptor which descriptor decoded it, the first eight bytes of its digest; 0 until then
 * @param envelope null until it is decoded, and when it is refused
 * @param reason null unless it is refused
 * @param detail for people; null unless it is refused
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: the bytes are never compared nor changed
public record Received(
    Origin origin,
    byte[] key,
    byte[] value,
    long decodedAtMillis,
    long descriptor,
    Envelope envelope,
    String reason,
    String detail) {

  /** As Kafka handed it over. */
  public static Received raw(Origin origin, byte[] key, byte[] value) {
    return new Received(origin, key, value, 0, 0, null, null, null);
  }

  /** As this is after decoding, when it has an envelope. */
  Received accepted(long by, long nowMillis, Envelope decoded) {
    return new Received(origin, key, value, nowMillis, by, decoded, null, null);
  }

  /** As this is after decoding, when it has none. */
  Received rejected(long by, long nowMillis, String why, String forPeople) {
    return new Received(origin, key, value, nowMillis, by, null, why, forPeople);
  }

  /** As this is when a step after decoding refuses it: its way ends as a dead letter. */
  public Received refused(String why, String forPeople) {
    return rejected(descriptor, decodedAtMillis, why, forPeople);
  }

  public boolean isRefused() {
    return reason != null;
  }

  /** What it takes in memory and in state at least: key, value and headers. */
  public int bytes() {
    return length(key) + length(value) + origin.headerBytes();
  }

  private static int length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  public RecordPosition position() {
    return origin.position();
  }

  public int partition() {
    return position().partition();
  }

  public long offset() {
    return position().offset();
  }
}
