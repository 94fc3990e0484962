package io.pulseline.jobs.records;

import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells of records that nobody will read: those between the offset at which a partition was to go
 * on and the first that its topic still has. Offsets may be missing for other reasons, the ends of
 * transactions among them, so the topic is asked. Of one thread.
 */
final class SkipWatch {
  /** Between questions about one partition, whose topic may end a transaction every moment. */
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final ToLongFunction<TopicPartition> firstOffset;
  private final Consumer<String> tell;
  private final Map<TopicPartition, Long> askedNanos = new HashMap<>();

  /**
   * @param firstOffset asks for the first offset that a partition has
   * @param tell takes a sentence
   */
  SkipWatch(ToLongFunction<TopicPartition> firstOffset, Consumer<String> tell) {
    this.firstOffset = firstOffset;
    this.tell = tell;
  }

  /** Asks the brokers. */
  static SkipWatch of(KafkaSettings kafka, Consumer<String> tell) {
    return new SkipWatch(
        partition -> {
          try (TopicReader reader = TopicReader.ofAll(kafka, partition.topic())) {
            return reader.beginnings().getOrDefault(partition.partition(), 0L);
          }
        },
        tell);
  }

  /** Reading of a partition begins at an offset. */
  void begins(TopicPartition partition, long offset) {
    check(partition, offset, OptionalLong.empty());
  }

  /**
   * The next record of a partition is not at the next offset.
   *
   * @param expected the offset after the record before
   * @param offset the record's
   */
  void jumps(TopicPartition partition, long expected, long offset) {
    Long asked = askedNanos.get(partition);
    long now = System.nanoTime();
    if (asked == null || offset - expected > 1 || now - asked > PAUSE_NANOS) {
      askedNanos.put(partition, now);
      check(partition, expected, OptionalLong.of(offset));
    }
  }

  private void check(TopicPartition partition, long expected, OptionalLong next) {
    long first = firstOffset.applyAsLong(partition);
    long until = next.isPresent() ? Math.min(first, next.getAsLong()) : first;
    if (until > expected) {
      tell.accept(
          "offsets %d to %d of %s are gone from the topic and were never read; going on with %d"
              .formatted(expected, until - 1, partition, until));
    }
  }
}
