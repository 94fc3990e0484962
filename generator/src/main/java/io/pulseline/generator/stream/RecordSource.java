package io.pulseline.generator.stream;

import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.RejectionReason;
import io.pulseline.generator.copula.RowCursor;
import io.pulseline.generator.copula.RowSource;
import io.pulseline.generator.extras.ExtraValues;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Makes the records of a stream one after the other, the corrupted ones among them. */
public final class RecordSource implements Records {
  private final ValueWriter values;
  private final RowCursor rows;
  private final ExtraValues extras;
  private final String[] extraValues;
  private final CorruptionSchedule schedule;
  private final List<Drift> drifts;
  private final int batchSize;
  private final InstantSource clock;
  private long next;

  /**
   * @param first record_id of the first record
   * @param clock gives each record's timestamp
   */
  public RecordSource(RecordPlan plan, long first, InstantSource clock) {
    this.values = plan.form().writer(plan.dataset());
    this.rows = new RowCursor(new RowSource(plan.dataset(), plan.profile(), plan.seed()), first);
    this.extras = new ExtraValues(plan.dataset(), plan.profile(), plan.seed(), plan.locale());
    this.extraValues = new String[plan.dataset().extras().size()];
    this.schedule = new CorruptionSchedule(plan.corruption(), plan.seed());
    this.drifts = plan.drifts();
    this.batchSize = plan.batchSize();
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
  public record Item(long recordId, byte[] value, RejectionReason corrupted) {}

  @Override
  public Item next() {
    long id = next++;
    double[] row = rows.next();
    for (Drift drift : drifts) {
      drift.apply(id, row);
    }
    extras.fill(id, extraValues);
    byte[] good =
        values.write(new Envelope(id / batchSize + 1, id, clock.millis(), row, extraValues));
    Optional<RejectionReason> reason = schedule.of(id);
    return reason.isEmpty()
        ? new Item(id, good, null)
        : new Item(id, values.corrupt(good, reason.get(), id), reason.get());
  }

  @Override
  public void skip() {
    rows.skip();
    next++;
  }
}
