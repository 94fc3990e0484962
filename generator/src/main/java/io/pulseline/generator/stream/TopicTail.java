package io.pulseline.generator.stream;

import io.pulseline.contract.UserException;
import io.pulseline.contract.envelope.RecordKey;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicReader;
import java.util.BitSet;
import java.util.Map;
import java.util.SortedMap;

/**
 * Which records from one on a topic already holds. It is read from its end backwards, as far as
 * streams can have left them: a record never stands before one whose record_id is smaller by more
 * than {@link SendWindow#SIZE}.
 */
final class TopicTail {
  private static final int CHUNK = SendWindow.SIZE / 4;

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
    try (TopicReader reader = TopicReader.ofAll(kafka, topic)) {
      SortedMap<Integer, Long> begins = reader.beginnings();
      reader
          .ends()
          .forEach(
              (partition, end) ->
                  readBack(reader, partition, begins.get(partition), end, first, found));
    }
    return found;
  }

  private void readBack(
      TopicReader reader, int partition, long begin, long end, long first, BitSet found) {
    boolean[] older = {false};
    for (long to = end; to > begin && !older[0]; to = Math.max(begin, to - CHUNK)) {
      reader.read(
          Map.of(partition, Math.max(begin, to - CHUNK)),
          Map.of(partition, to),
          record -> {
            long recordId = RecordKey.recordId(record.key()).orElse(-1);
            if (recordId >= first) {
              found.set(place(recordId, first));
            }
            // None of those wanted can stand before it
            older[0] |= recordId >= 0 && recordId < first - SendWindow.SIZE;
          });
    }
  }

  private int place(long recordId, long first) {
    if (recordId - first >= Integer.MAX_VALUE) {
      throw new UserException(
          "topic %s holds record_id %d, too far beyond --start-id %d: choose another topic"
              .formatted(topic, recordId, first));
    }
    return (int) (recordId - first);
  }
}
