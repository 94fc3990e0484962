package io.pulseline.generator.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a read_committed consumer has seen of a topic of four partitions. */
final class Committed implements AutoCloseable {
  private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();
  private final KafkaConsumer<String, byte[]> consumer;

  Committed(String bootstrap) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
  }

  /** All committed so far. */
  List<ConsumerRecord<String, byte[]>> poll(String topic) {
    if (consumer.assignment().isEmpty()) {
      if (!consumer.listTopics().containsKey(topic)) {
        return seen;
      }
      consumer.assign(
          List.of(
              new TopicPartition(topic, 0),
              new TopicPartition(topic, 1),
              new TopicPartition(topic, 2),
              new TopicPartition(topic, 3)));
    }
    consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
    return seen;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
