package io.pulseline.observe.ledger;

import io.pulseline.kafka.DeadLetter;
import io.pulseline.kafka.TopicReader;
import io.pulseline.observe.Stores;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The dead-letter topic, told apart by the original record that each letter carries. */
public final class DeadLetters implements AutoCloseable {
  private final TopicReader reader;
  private final StoredRecords records = new StoredRecords();
  private final Map<String, Long> reasons = new TreeMap<>();
  private Map<Integer, Long> read = Map.of();

  public DeadLetters(Stores stores) {
    this.reader = TopicReader.ofCommitted(stores.kafka(), stores.deadLetterTopic());
  }

  /** Takes in what has been committed since the last call. */
  public void advance() {
    Map<Integer, Long> ends = reader.ends();
    reader.read(read, ends, this::take);
    read = ends;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    DeadLetter letter = DeadLetter.of(record);
    if (records.add(letter.record().partition(), letter.record().offset())) {
      reasons.merge(letter.reason(), 1L, Long::sum);
    }
  }

  /** What the topic holds, as of the last {@link #advance}. */
  public StoredRecords records() {
    return records;
  }

  /** Distinct original records by why they were refused. */
  public Map<String, Long> reasons() {
    return reasons;
  }

  @Override
  public void close() {
    reader.close();
  }
}
