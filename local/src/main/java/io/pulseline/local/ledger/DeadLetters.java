package io.pulseline.local.ledger;

import io.pulseline.contract.envelope.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The dead-letter topic, told apart by the original record that each letter carries. */
public final class DeadLetters implements AutoCloseable {
  private final TopicScan scan;
  private final OffsetSet offsets = new OffsetSet();
  private final Map<String, Long> reasons = new TreeMap<>();
  private long rows;

  public DeadLetters(String bootstrap, String topic) {
    this.scan = new TopicScan(bootstrap, topic);
  }

  /** Takes in what has been committed since the last call. */
  public void advance() {
    scan.advance(this::take);
  }

  private void take(ConsumerRecord<byte[], byte[]> letter) {
    rows++;
    int partition = Integer.parseInt(header(letter, DeadLetterHeaders.PARTITION));
    long offset = Long.parseLong(header(letter, DeadLetterHeaders.OFFSET));
    if (offsets.add(partition, offset)) {
      reasons.merge(header(letter, DeadLetterHeaders.REASON), 1L, Long::sum);
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    if (header == null) {
      throw new IllegalStateException(
          "dead letter %s-%d@%d has no header %s"
              .formatted(letter.topic(), letter.partition(), letter.offset(), name));
    }
    return new String(header.value(), StandardCharsets.UTF_8);
  }

  /** Distinct original records. */
  public long size() {
    return offsets.size();
  }

  /** Distinct original records from these offsets on, by partition. */
  public long sizeFrom(Map<Integer, Long> starts) {
    return offsets.sizeFrom(starts);
  }

  public Observed.Store store() {
    return new Observed.Store(rows, offsets);
  }

  public Map<String, Long> reasons() {
    return reasons;
  }

  @Override
  public void close() {
    scan.close();
  }
}
