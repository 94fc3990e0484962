package io.pulseline.generator.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a topic of four partitions holds. */
final class RecordIds {
  private RecordIds() {}

  /** The keys of all records, sorted. */
  static List<Long> of(KafkaSettings settings, String topic) {
    List<Long> ids = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            settings.consumer(), new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, 4).mapToObj(p -> new TopicPartition(topic, p)).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(o -> o).sum();
      while (ids.size() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(r -> ids.add(Long.valueOf(r.key())));
      }
    }
    return ids.stream().sorted().toList();
  }
}
