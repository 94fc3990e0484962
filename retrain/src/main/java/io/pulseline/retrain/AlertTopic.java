package io.pulseline.retrain;

import io.pulseline.contract.UserException;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongBiFunction;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The monitor's alerts from where this group of readers has come to; a new group begins with those
 * that come from now on. Not thread-safe.
 */
final class AlertTopic implements AutoCloseable {
  private final KafkaSettings kafka;
  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
  private boolean assigned;

  private AlertTopic(KafkaSettings kafka, String topic, KafkaConsumer<byte[], byte[]> consumer) {
    this.kafka = kafka;
    this.topic = topic;
    this.consumer = consumer;
  }

  /**
   * Begins to read.
   *
   * @param onLost told of partitions that another reader of the group has from now on
   * @throws UserException when there is no such topic, or the brokers do not answer
   */
  static AlertTopic open(
      KafkaSettings kafka,
      String topic,
      String group,
      Consumer<Collection<TopicPartition>> onLost) {
    try (Topics topics = new Topics(kafka)) {
      if (!topics.names().contains(topic)) {
        throw new UserException(
            "there is no topic '%s' at %s; 'job monitor' makes it, or name another with --topic"
                .formatted(topic, kafka.bootstrap()));
      }
    }
    Map<String, Object> settings = kafka.consumer();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    // Alerts come with the checkpoints that they are part of.
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try {
      var consumer =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      AlertTopic alerts = new AlertTopic(kafka, topic, consumer);
      consumer.subscribe(List.of(topic), alerts.new Assignment(onLost));
      return alerts;
    } catch (KafkaException e) {
      throw kafka.refused(e);
    }
  }

  /** Whether partitions were given to this reader yet. */
  boolean assigned() {
    return assigned;
  }

  /** The next ones, waiting so long for the first. */
  Iterable<ConsumerRecord<byte[], byte[]>> poll(Duration patience) {
    try {
      return consumer.poll(patience).records(topic);
    } catch (KafkaException e) {
      throw kafka.refused(e);
    }
  }

  /** The newest of what this group has committed beside its offsets. */
  Optional<Last> last() {
    return committed.values().stream()
        .map(OffsetAndMetadata::metadata)
        .flatMap(written -> Last.read(written).stream())
        .max(Comparator.comparing(Last::at));
  }

  /**
   * Commits how far alerts are answered, where that has changed.
   *
   * @param answered the offset to go on from after a restart, of a partition and the position in it
   * @param last kept beside it; null for none
   */
  void commit(ToLongBiFunction<TopicPartition, Long> answered, Last last) {
    String written = last == null ? "" : last.written();
    try {
      Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
      for (TopicPartition partition : consumer.assignment()) {
        long offset = answered.applyAsLong(partition, consumer.position(partition));
        OffsetAndMetadata commit = new OffsetAndMetadata(offset, written);
        if (!same(commit, committed.get(partition))) {
          next.put(partition, commit);
        }
      }
      if (!next.isEmpty()) {
        consumer.commitSync(next);
        committed.putAll(next);
      }
    } catch (KafkaException e) {
      throw kafka.refused(e);
    }
  }

  /** As far as we set them: the broker adds an epoch. */
  private static boolean same(OffsetAndMetadata a, OffsetAndMetadata b) {
    return b != null && a.offset() == b.offset() && Objects.equals(a.metadata(), b.metadata());
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(5));
  }

  private final class Assignment implements ConsumerRebalanceListener {
    private final Consumer<Collection<TopicPartition>> onLost;

    Assignment(Consumer<Collection<TopicPartition>> onLost) {
      this.onLost = onLost;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      consumer
          .committed(Set.copyOf(partitions))
          .forEach(
              (partition, commit) -> {
                if (commit != null) {
                  committed.put(partition, commit);
                }
              });
      assigned = true;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      committed.keySet().removeAll(partitions);
      onLost.accept(partitions);
    }
  }
}
