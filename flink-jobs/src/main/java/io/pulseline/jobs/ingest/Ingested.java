package io.pulseline.jobs.ingest;

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
public record Ingested(
    int partition,
    long offset,
    byte[] key,
    byte[] value,
    long decodedAtMillis,
    Envelope envelope,
    String reason,
    String detail) {

  static Ingested raw(int partition, long offset, byte[] key, byte[] value) {
    return new Ingested(partition, offset, key, value, 0, null, null, null);
  }

  Ingested accepted(Envelope decoded, long nowMillis) {
    return new Ingested(partition, offset, key, value, nowMillis, decoded, null, null);
  }

  Ingested refused(String why, String forPeople) {
    return new Ingested(partition, offset, key, value, decodedAtMillis, null, why, forPeople);
  }

  boolean isRefused() {
    return reason != null;
  }
}
