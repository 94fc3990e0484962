package io.pulseline.jobs.records;

import io.pulseline.contract.envelope.Envelope;

/**
 * One Kafka record on its way through the job. It starts raw, then is either accepted (it has an
 * envelope) or refused (it has a reason). The raw bytes travel along, because a later step may
 * still refuse it and a dead letter holds exactly what was sent.
 *
 * @param key null when the Kafka record has none
 * @param value null for a tombstone
 * @param decodedAtMillis when this job decoded it, epoch milliseconds; 0 until then
 * @param envelope null until it is decoded, and when it is refused
 * @param reason null unless it is refused
 * @param detail for people; null unless it is refused
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: the bytes are never compared nor changed
public record Received(
    int partition,
    long offset,
    byte[] key,
    byte[] value,
    long decodedAtMillis,
    Envelope envelope,
    String reason,
    String detail) {

  /** As Kafka handed it over. */
  public static Received raw(int partition, long offset, byte[] key, byte[] value) {
    return new Received(partition, offset, key, value, 0, null, null, null);
  }

  /** Decoded: it goes on. */
  public Received accepted(Envelope decoded, long nowMillis) {
    return new Received(partition, offset, key, value, nowMillis, decoded, null, null);
  }

  /** Its way ends as a dead letter. */
  public Received refused(String why, String forPeople) {
    return new Received(partition, offset, key, value, decodedAtMillis, null, why, forPeople);
  }

  public boolean isRefused() {
    return reason != null;
  }
}
