package io.pulseline.local.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** The ends of the records topic: how far it has grown, and which record id comes next. */
public final class RecordsTopic implements AutoCloseable {
  /** Corrupt records may have any key, so the last few of each partition are looked at. */
  private static final int LAST = 50;

  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;

  public RecordsTopic(String bootstrap, String topic) {
    this.topic = topic;
    this.consumer = TopicScan.consumer(bootstrap);
  }

  /** End offset of each partition; empty while the topic does not exist. */
  public Map<Integer, Long> ends() {
    List<PartitionInfo> known = consumer.listTopics().getOrDefault(topic, List.of());
    Map<Integer, Long> ends = new TreeMap<>();
    consumer
        .endOffsets(known.stream().map(p -> new TopicPartition(topic, p.partition())).toList())
        .forEach((partition, end) -> ends.put(partition.partition(), end));
    return ends;
  }

  /** How many records the topic has taken in all. */
  public long size() {
    return ends().values().stream().mapToLong(Long::longValue).sum();
  }

  /** One more than the largest record id so far; 0 for a topic without records. */
  public long nextRecordId() {
    long next = 0;
    for (Map.Entry<Integer, Long> end : ends().entrySet()) {
      TopicPartition partition = new TopicPartition(topic, end.getKey());
      consumer.assign(List.of(partition));
      consumer.seek(partition, Math.max(0, end.getValue() - LAST));
      while (consumer.position(partition) < end.getValue()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          next = Math.max(next, id(record.key()).orElse(-1) + 1);
        }
      }
    }
    return next;
  }

  private static OptionalLong id(byte[] key) {
    String text = key == null ? "" : new String(key, StandardCharsets.UTF_8);
    return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(1));
  }
}
