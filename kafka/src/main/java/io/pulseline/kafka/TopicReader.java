package io.pulseline.kafka;

import static org.apache.kafka.clients.consumer.ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_RECORDS_CONFIG;

import io.pulseline.contract.UserException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads pieces of one topic between offsets, and never waits for more than there is: brokers that
 * give nothing for a while end it with a {@link UserException}. Belongs to no consumer group,
 * creates no topic. Not thread-safe.
 */
public final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final KafkaSettings kafka;
  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /** A reader of all records, those of open and aborted transactions too. */
  public static TopicReader ofAll(KafkaSettings kafka, String topic) {
    return new TopicReader(kafka, topic, IsolationLevel.READ_UNCOMMITTED);
  }

  /** A reader of what is committed; the end of a partition is where an open transaction begins. */
  public static TopicReader ofCommitted(KafkaSettings kafka, String topic) {
    return new TopicReader(kafka, topic, IsolationLevel.READ_COMMITTED);
  }

  private TopicReader(KafkaSettings kafka, String topic, IsolationLevel isolation) {
    this.kafka = kafka;
    this.topic = topic;
    Map<String, Object> settings = kafka.impatient(kafka.consumer());
    settings.remove(GROUP_ID_CONFIG);
    settings.put(ISOLATION_LEVEL_CONFIG, isolation.toString());
    settings.put(AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // All of a poll are in memory at once, large dead letters among them
    settings.put(MAX_POLL_RECORDS_CONFIG, 2_000);
    this.consumer =
        answered(
            () ->
                new KafkaConsumer<>(
                    settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  /** First offset of each partition that is still there; empty while there is no such topic. */
  public SortedMap<Integer, Long> beginnings() {
    return answered(() -> offsets(consumer::beginningOffsets));
  }

  /** End offset of each partition as it is now; empty while there is no such topic. */
  public SortedMap<Integer, Long> ends() {
    return answered(() -> offsets(consumer::endOffsets));
  }

  private SortedMap<Integer, Long> offsets(
      Function<Collection<TopicPartition>, Map<TopicPartition, Long>> ask) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream().map(info -> partition(info.partition())).toList();
    SortedMap<Integer, Long> offsets = new TreeMap<>();
    ask.apply(partitions)
        .forEach((partition, offset) -> offsets.put(partition.partition(), offset));
    return offsets;
  }

  /**
   * Hands on every record of each partition in {@code to} before that offset, in its order.
   *
   * @param from first offset wanted, by partition; the first there is for one that is not named
   * @throws UserException when the brokers give nothing for too long, or do not let this client in
   */
  public void read(
      Map<Integer, Long> from,
      Map<Integer, Long> to,
      Consumer<ConsumerRecord<byte[], byte[]>> each) {
    Map<TopicPartition, Long> open = new HashMap<>();
    to.forEach(
        (partition, end) -> {
          if (from.getOrDefault(partition, 0L) < end) {
            open.put(partition(partition), end);
          }
        });
    consumer.assign(open.keySet());
    consumer.resume(open.keySet()); // an earlier read paused those that it had finished
    open.keySet().forEach(p -> consumer.seek(p, from.getOrDefault(p.partition(), 0L)));
    long standing = 0;
    long sinceNanos = System.nanoTime();
    while (!open.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : answered(() -> consumer.poll(POLL))) {
        if (record.offset() < open.get(partition(record.partition()))) {
          each.accept(record);
        }
      }
      Map<TopicPartition, Long> positions = answered(() -> positions(open.keySet()));
      long now = positions.values().stream().mapToLong(Long::longValue).sum();
      if (now != standing) {
        standing = now;
        sinceNanos = System.nanoTime();
      } else if (System.nanoTime() - sinceNanos > kafka.answer().toNanos()) {
        throw stalled(positions, open);
      }
      // Else what is written meanwhile would pass for progress
      List<TopicPartition> done =
          open.keySet().stream().filter(p -> positions.get(p) >= open.get(p)).toList();
      consumer.pause(done);
      open.keySet().removeAll(done);
    }
  }

  private Map<TopicPartition, Long> positions(Collection<TopicPartition> partitions) {
    return partitions.stream().collect(Collectors.toMap(Function.identity(), consumer::position));
  }

  private UserException stalled(
      Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
    TopicPartition first = ends.keySet().iterator().next();
    return new UserException(
        ("Kafka at %s gives no more of topic %s: partition %d stands at offset %d of %d for %d s;"
                + " see whether its brokers run, then try again")
            .formatted(
                kafka.bootstrap(),
                topic,
                first.partition(),
                positions.get(first),
                ends.get(first),
                kafka.answer().toSeconds()));
  }

  private TopicPartition partition(int number) {
    return new TopicPartition(topic, number);
  }

  @Override
  public void close() {
    consumer.close(CLOSE);
  }

  private <T> T answered(Supplier<T> request) {
    try {
      return request.get();
    } catch (KafkaException e) {
      throw kafka.refused(e);
    }
  }
}
