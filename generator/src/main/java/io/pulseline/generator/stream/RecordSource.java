package io.pulseline.generator.stream;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.contract.envelope.RejectionReason;
import io.pulseline.generator.copula.Profile;
import io.pulseline.generator.copula.RowCursor;
import io.pulseline.generator.copula.RowSource;
import io.pulseline.generator.extras.ExtraValues;
import java.time.InstantSource;
import java.util.Optional;

/** Makes the records of a stream one after the other, the corrupted ones among them. */
final class RecordSource {
  private final EnvelopeCodec codec;
  private final RowCursor rows;
  private final ExtraValues extras;
  private final String[] extraValues;
  private final Corrupter corrupter;
  private final CorruptionSchedule schedule;
  private final int batchSize;
  private final InstantSource clock;
  private long next;

  /**
   * @param first record_id of the first record
   * @param batchSize records that share a batch_number
   * @param corruptShare share of corrupted records, 0 to 1
   * @param clock gives each record's timestamp
   */
  RecordSource(
      Dataset dataset,
      Profile profile,
      long seed,
      long first,
      int batchSize,
      double corruptShare,
      InstantSource clock) {
    this.codec = new EnvelopeCodec(dataset);
    this.rows = new RowCursor(new RowSource(dataset, profile, seed), first);
    this.extras = new ExtraValues(dataset, seed);
    this.extraValues = new String[dataset.extras().size()];
    this.corrupter = new Corrupter(dataset);
    this.schedule = new CorruptionSchedule(corruptShare, seed);
    this.batchSize = batchSize;
    this.clock = clock;
    this.next = first;
  }

  /**
   * One record of the topic.
   *
   * @param value null for a tombstone
   * @param corrupted why the codec will reject it, null when it will not
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on to Kafka as it is
  record Item(long recordId, byte[] value, RejectionReason corrupted) {}

  Item next() {
    long id = next++;
    extras.fill(id, extraValues);
    byte[] good =
        codec.encode(
            new Envelope(id / batchSize + 1, id, clock.millis(), rows.next(), extraValues));
    Optional<RejectionReason> reason = schedule.of(id);
    return reason.isEmpty()
        ? new Item(id, good, null)
        : new Item(id, corrupter.corrupt(good, reason.get(), id), reason.get());
  }
}
