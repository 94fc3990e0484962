package io.pulseline.generator.stream;

import io.pulseline.contract.UserException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Which records from one on a topic already holds. It is read from its end backwards, as far as
 * streams can have left them: a record never stands before one whose record_id is smaller by more
 * than {@link SendWindow#SIZE}.
 */
final class TopicTail {
  private static final int CHUNK = SendWindow.SIZE / 4;
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int POLLS_WITHOUT_PROGRESS = 2 * KafkaSettings.ANSWER_SECONDS;

  private final KafkaSettings kafka;
  private final String topic;

  TopicTail(KafkaSettings kafka, String topic) {
    this.kafka = kafka;
    this.topic = topic;
  }

  /**
   * The record_ids that the topic holds, the first one subtracted.
   *
   * @throws UserException when the brokers do not give the records
   */
  BitSet recordsFrom(long first) {
    BitSet found = new BitSet();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map((PartitionInfo info) -> new TopicPartition(topic, info.partition()))
              .toList();
      for (TopicPartition partition : partitions) {
        consumer.assign(List.of(partition));
        read(consumer, partition, first, found);
      }
    } catch (KafkaException e) {
      throw kafka.refused(e);
    }
    return found;
  }

  private void read(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long first, BitSet found) {
    List<TopicPartition> only = List.of(partition);
    long begin = consumer.beginningOffsets(only).get(partition);
    long end = consumer.endOffsets(only).get(partition);
    boolean older = false;
    while (end > begin && !older) {
      long from = Math.max(begin, end - CHUNK);
      consumer.seek(partition, from);
      older = readChunk(consumer, partition, end, first, found);
      end = from;
    }
  }

  /** Whether a record was met before which none of those wanted can stand. */
  private boolean readChunk(
      KafkaConsumer<byte[], byte[]> consumer,
      TopicPartition partition,
      long end,
      long first,
      BitSet found) {
    boolean older = false;
    int idle = 0;
    while (consumer.position(partition) < end) {
      long before = consumer.position(partition);
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        long recordId = recordId(record.key());
        if (recordId >= first) {
          found.set(place(recordId, first));
        }
        older |= recordId >= 0 && recordId < first - SendWindow.SIZE;
      }
      idle = consumer.position(partition) == before ? idle + 1 : 0;
      if (idle == POLLS_WITHOUT_PROGRESS) {
        throw new UserException(
            "Kafka at %s does not give the records of %s from offset %d on; try again later"
                .formatted(kafka.bootstrap(), partition, before));
      }
    }
    return older;
  }

  private int place(long recordId, long first) {
    if (recordId - first >= Integer.MAX_VALUE) {
      throw new UserException(
          "topic %s holds record_id %d, too far beyond --start-id %d: choose another topic"
              .formatted(topic, recordId, first));
    }
    return (int) (recordId - first);
  }

  /** Of the key alone, which corrupted records have too; -1 when it is not one of ours. */
  private static long recordId(byte[] key) {
    if (key == null || key.length == 0 || key.length > 18) {
      return -1;
    }
    for (byte digit : key) {
      if (digit < '0' || digit > '9') {
        return -1;
      }
    }
    return Long.parseLong(new String(key, StandardCharsets.US_ASCII));
  }
}
