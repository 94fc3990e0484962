package io.pulseline.jobs.score;

import io.pulseline.contract.envelope.Envelope;
import io.pulseline.jobs.records.Received;

/**
 * What a model needs of an accepted record, and what its prediction tells of it: less than half of
 * the record, since it is written and read once on the way to the model.
 *
 * @param decodedAtMillis epoch milliseconds
 * @param values in the order of the dataset's columns; NaN where missing, codes for categories
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: the values are never compared nor changed
public record Scorable(
    int partition,
    long offset,
    long recordId,
    long eventMillis,
    long decodedAtMillis,
    double[] values) {

  static Scorable of(Received accepted) {
    Envelope envelope = accepted.envelope();
    return new Scorable(
        accepted.partition(),
        accepted.offset(),
        envelope.recordId(),
        envelope.timestampMillis(),
        accepted.decodedAtMillis(),
        envelope.values());
  }
}
