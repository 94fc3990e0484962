package io.pulseline.jobs.records;

import io.pulseline.contract.UserException;
import io.pulseline.contract.schema.MessageKind;
import io.pulseline.kafka.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * A job's connections to Kafka: where its records come from and where its own messages go.
 *
 * @param job names its consumer group and its transactions
 */
public record KafkaEnds(RecordSettings records, String job) {
  private static final Duration PARTITION_DISCOVERY = Duration.ofMinutes(1);

  /**
   * A broker answers when it has so much, or after the wait: not for each record of a slow stream.
   */
  private static final int FETCHED_BYTES = 64 << 10;

  private static final Duration FETCH_WAIT = Duration.ofMillis(100);
  private static final int POLLED_RECORDS = 2_000;
  private static final Duration GATHERING = Duration.ofMillis(100);
  private static final int GATHERED_BYTES = 256 << 10;

  /**
   * Creates the topics of a job that keeps dead letters, unless they are there.
   *
   * @throws UserException when Kafka does not answer, or lets no transaction last as long as it is
   *     to; when the schema registry says that the descriptor does not read what is written
   */
  public void ensureTopics() {
    ensure(topics -> topics.ensureDeadLetters(records.deadLetterTopic(), records.shape()));
    new TopicSchemas(records).ensureReadable();
  }

  /**
   * The same of a job that writes messages of its own, whose schema is registered.
   *
   * @param messages their topic
   */
  public void ensureTopics(String messages, MessageKind kind) {
    ensure(topics -> topics.ensureRecords(messages, records.shape()));
    new TopicSchemas(records).ensureWritten(messages, kind);
  }

  private void ensure(Consumer<Topics> written) {
    try (Topics topics = new Topics(records.kafka())) {
      requireTransactions(topics);
      records.topics().ensure(topics, records.shape());
      written.accept(topics);
    }
  }

  private void requireTransactions(Topics kafka) {
    Optional<Duration> longest = kafka.longestTransaction();
    if (longest.isPresent() && longest.get().compareTo(records.transactions()) < 0) {
      throw new UserException(
          "--transaction-timeout of %d s is more than the %d s that the brokers allow; shorten it,"
                  .formatted(records.transactions().toSeconds(), longest.get().toSeconds())
              + " or raise their transaction.max.timeout.ms");
    }
  }

  /**
   * All records from where the settings say, unless a checkpoint says where to go on. Offsets that
   * are gone from a topic are told of, and reading goes on with the first record that is left.
   */
  public Source<Received, ?, ?> source() {
    return new WatchedSource(kafkaSource(), records.kafka());
  }

  private KafkaSource<Received> kafkaSource() {
    return records
        .topics()
        .addTo(KafkaSource.<Received>builder())
        // Before the properties, which may name the group that an access list allows, and so on
        .setGroupId("pulseline-" + job)
        .setProperty(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "" + FETCHED_BYTES)
        .setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "" + FETCH_WAIT.toMillis())
        .setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "" + POLLED_RECORDS)
        .setProperties(properties(records.kafka().consumer()))
        .setStartingOffsets(records.start().offsets())
        .setDeserializer(new RecordReader())
        .setProperty("partition.discovery.interval.ms", "" + PARTITION_DISCOVERY.toMillis())
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .build();
  }

  /** Refused records; see {@link #exactlyOnce}. */
  public KafkaSink<Received> deadLetters() {
    String topic = records.deadLetterTopic();
    return exactlyOnce(topic, new DeadLetterWriter(topic, job));
  }

  /**
   * Messages that readers of committed records see once the checkpoint is complete. Until then they
   * may as well wait for each other: a request for a few takes both sides what one for many does.
   * They are not compressed: what a reader has to hold of a fetch is what it asked for.
   */
  public <T> KafkaSink<T> exactlyOnce(String topic, KafkaRecordSerializationSchema<T> writer) {
    return KafkaSink.<T>builder()
        .setProperty(ProducerConfig.LINGER_MS_CONFIG, "" + GATHERING.toMillis())
        .setProperty(ProducerConfig.BATCH_SIZE_CONFIG, "" + GATHERED_BYTES)
        .setProperty(
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "" + records.transactions().toMillis())
        .setKafkaProducerConfig(properties(records.kafka().producer()))
        .setBootstrapServers(records.kafka().bootstrap())
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        // The same after a restart, which so ends the transactions that a kill left open
        .setTransactionalIdPrefix("pulseline-" + job + "-" + topic)
        .setRecordSerializer(writer)
        .setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, "" + Topics.LARGEST_DEAD_LETTER)
        .build();
  }

  private static Properties properties(Map<String, Object> settings) {
    Properties properties = new Properties();
    properties.putAll(settings);
    return properties;
  }
}
