package io.pulseline.observe.ledger;

import io.pulseline.contract.UserException;
import io.pulseline.contract.envelope.RecordKey;
import io.pulseline.kafka.TopicReader;
import io.pulseline.observe.Stores;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The records topic of a dataset: how far it has grown, and which record id comes next. */
public final class RecordsTopic implements AutoCloseable {
  /** Corrupt records may have any key, so the last few of each partition are looked at. */
  private static final int LAST = 50;

  private final String topic;
  private final TopicReader reader;

  public RecordsTopic(Stores stores) {
    this.topic = stores.recordsTopic();
    this.reader = TopicReader.ofCommitted(stores.kafka(), topic);
  }

  /** End offset of each partition; empty while the topic does not exist. */
  public SortedMap<Integer, Long> ends() {
    return reader.ends();
  }

  /**
   * How many offsets the topic has given out in all: to records, and to ends of transactions, such
   * as those of replayed dead letters.
   */
  public long size() {
    return ends().values().stream().mapToLong(Long::longValue).sum();
  }

  /** One more than the largest record id so far; 0 for a topic without records. */
  public long nextRecordId() {
    SortedMap<Integer, Long> ends = ends();
    Map<Integer, Long> starts = new TreeMap<>(ends);
    starts.replaceAll((partition, end) -> Math.max(0, end - LAST));
    long[] largest = {-1};
    reader.read(
        starts,
        ends,
        record -> largest[0] = Math.max(largest[0], RecordKey.recordId(record.key()).orElse(-1)));
    if (largest[0] == Long.MAX_VALUE) {
      throw new UserException(
          "topic " + topic + " holds the largest record_id, 2^63 - 1: no record can follow it");
    }
    return largest[0] + 1;
  }

  /** Every record from the first to the present end. */
  public StoredRecords read() {
    StoredRecords records = new StoredRecords();
    reader.read(Map.of(), ends(), record -> records.add(record.partition(), record.offset()));
    return records;
  }

  @Override
  public void close() {
    reader.close();
  }
}
