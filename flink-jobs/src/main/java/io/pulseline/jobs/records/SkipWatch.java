package io.pulseline.jobs.records;

import io.pulseline.contract.UserException;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells of records that nobody will read: those between the offset at which a partition was to go
 * on and the first that its topic still has. Offsets may be missing for other reasons, the ends of
 * transactions among them, so the topic is asked. Of one thread.
 */
final class SkipWatch {
  /** Between questions about one partition, whose topic may have gaps everywhere. */
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final ToLongFunction<TopicPartition> firstOffset;
  private final Consumer<String> tell;
  private final LongConsumer count;
  private final Map<TopicPartition, Asked> asked = new HashMap<>();

  /**
   * The last question about a partition.
   *
   * @param gap the largest of all jumps that were asked about
   */
  private record Asked(long nanos, long gap) {}

  /**
   * @param firstOffset asks for the first offset that a partition has
   * @param tell takes a sentence
   * @param count takes how many offsets are gone
   */
  SkipWatch(ToLongFunction<TopicPartition> firstOffset, Consumer<String> tell, LongConsumer count) {
    this.firstOffset = firstOffset;
    this.tell = tell;
    this.count = count;
  }

  /** Asks the brokers. */
  static SkipWatch of(KafkaSettings kafka, Consumer<String> tell, LongConsumer count) {
    return new SkipWatch(
        partition -> {
          try (TopicReader reader = TopicReader.ofAll(kafka, partition.topic())) {
            return reader.beginnings().getOrDefault(partition.partition(), 0L);
          }
        },
        tell,
        count);
  }

  /** Reading of a partition begins at an offset. */
  void begins(TopicPartition partition, long offset) {
    check(partition, offset, OptionalLong.empty());
  }

  /**
   * The next record of a partition is not at the next offset. Compacted topics and transactions
   * have such gaps all over: one that is no larger than those before is asked about once a second.
   *
   * @param expected the offset after the record before
   * @param offset the record's
   */
  void jumps(TopicPartition partition, long expected, long offset) {
    Asked before = asked.getOrDefault(partition, new Asked(0, 0));
    long gap = offset - expected;
    long now = System.nanoTime();
    if (gap > before.gap() || now - before.nanos() > PAUSE_NANOS) {
      asked.put(partition, new Asked(now, Math.max(gap, before.gap())));
      check(partition, expected, OptionalLong.of(offset));
    }
  }

  private void check(TopicPartition partition, long expected, OptionalLong next) {
    long first;
    try {
      first = firstOffset.applyAsLong(partition);
    } catch (UserException e) {
      // Reading waits for Kafka, or fails, by itself: the question must do neither
      tell.accept(
          "cannot see whether offsets from %d on of %s are gone: %s"
              .formatted(expected, partition, e.getMessage()));
      return;
    }
    long until = next.isPresent() ? Math.min(first, next.getAsLong()) : first;
    if (until > expected) {
      count.accept(until - expected);
      tell.accept(
          "offsets %d to %d of %s are gone from the topic and were never read; going on with %d"
              .formatted(expected, until - 1, partition, until));
    }
  }
}
