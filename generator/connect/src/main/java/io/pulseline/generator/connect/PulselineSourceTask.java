package io.pulseline.generator.connect;

import io.pulseline.contract.UserException;
import io.pulseline.contract.envelope.RecordKey;
import io.pulseline.generator.stream.Pace;
import io.pulseline.generator.stream.RecordPlan;
import io.pulseline.generator.stream.RecordSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Sends the records of some slices of the stream, smallest record_id first. */
public final class PulselineSourceTask extends SourceTask {
  /** Set by the connector: the task's slices, comma separated. */
  static final String SLICES = "task.slices";

  private static final int LARGEST_POLL = 2000;
  private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final CountDownLatch stopped = new CountDownLatch(1);
  private StreamSettings settings;
  private String topic;
  private Pace pace;
  private SlicePositions positions;
  private RecordSource source;
  private long sourceAt;
  private long origin;

  @Override
  public String version() {
    return new PulselineSourceConnector().version();
  }

  @Override
  public void start(Map<String, String> properties) {
    settings = new StreamSettings(properties);
    pace = settings.pace();
    positions = positions(properties.get(SLICES));
    sourceAt = positions.first();
    try {
      RecordPlan plan = settings.plan();
      topic = settings.topic(plan.dataset());
      source = new RecordSource(plan, sourceAt, InstantSource.system());
    } catch (UserException e) {
      throw new ConnectException(e.getMessage(), e);
    }
    // A task that goes on is not late: its first record is due now
    origin = System.nanoTime() - pace.dueAfter(sourceAt - settings.startId());
  }

  private SlicePositions positions(String taskSlices) {
    SlicePositions read = new SlicePositions(settings.slices());
    for (int slice : Arrays.stream(taskSlices.split(",")).mapToInt(Integer::parseInt).toArray()) {
      Map<String, Object> offset =
          context.offsetStorageReader().offset(SliceOffset.partition(slice));
      if (offset == null) {
        read.begin(slice, settings.startId());
      } else {
        read.goOnAfter(slice, SliceOffset.recordId(offset, settings.slices()));
      }
    }
    return read;
  }

  /** What is due, or null when nothing is for half a second. */
  @Override
  public List<SourceRecord> poll() throws InterruptedException {
    List<SourceRecord> due = new ArrayList<>();
    while (due.size() < LARGEST_POLL) {
      long recordId = positions.first();
      long early = earlyNanos(recordId);
      if (early > 0 && (!due.isEmpty() || !comesWithinTheWait(early))) {
        break;
      }
      due.add(record(recordId));
    }
    return due.isEmpty() ? null : due;
  }

  private boolean comesWithinTheWait(long early) throws InterruptedException {
    boolean ended = stopped.await(Math.min(early, LONGEST_WAIT_NANOS), TimeUnit.NANOSECONDS);
    return !ended && early <= LONGEST_WAIT_NANOS;
  }

  private long earlyNanos(long recordId) {
    return recordId >= settings.endId()
        ? Long.MAX_VALUE
        : origin + pace.dueAfter(recordId - settings.startId()) - System.nanoTime();
  }

  private SourceRecord record(long recordId) {
    for (; sourceAt < recordId; sourceAt++) {
      source.skip();
    }
    byte[] value = source.next().value();
    sourceAt++;
    positions.sent(recordId);
    SourceRecord record =
        new SourceRecord(
            SliceOffset.partition(positions.sliceOf(recordId)),
            SliceOffset.of(recordId, settings.slices()),
            topic,
            Schema.BYTES_SCHEMA,
            RecordKey.of(recordId),
            Schema.OPTIONAL_BYTES_SCHEMA,
            value);
    commitAtTheEndOfABatch(recordId, record);
    return record;
  }

  /** Only with {@code transaction.boundary=connector} is there a context to tell. */
  private void commitAtTheEndOfABatch(long recordId, SourceRecord record) {
    long next = positions.first();
    if (context.transactionContext() != null
        && (next >= settings.endId()
            || next / settings.batchSize() != recordId / settings.batchSize())) {
      context.transactionContext().commitTransaction(record);
    }
  }

  /** Called from another thread. */
  @Override
  public void stop() {
    stopped.countDown();
  }
}
