package io.pulseline.observe.ledger;

import io.pulseline.contract.UserException;
import io.pulseline.contract.envelope.DeadLetterHeaders;
import io.pulseline.kafka.TopicReader;
import io.pulseline.observe.Stores;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

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

  private void take(ConsumerRecord<byte[], byte[]> letter) {
    int partition = Integer.parseInt(header(letter, DeadLetterHeaders.PARTITION));
    long offset = Long.parseLong(header(letter, DeadLetterHeaders.OFFSET));
    if (records.add(partition, offset)) {
      reasons.merge(header(letter, DeadLetterHeaders.REASON), 1L, Long::sum);
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    if (header == null) {
      throw new UserException(
          "record %d of %s-%d has no header %s, so it is no dead letter of an ingest job"
              .formatted(letter.offset(), letter.topic(), letter.partition(), name));
    }
    return new String(header.value(), StandardCharsets.UTF_8);
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
