package io.pulseline.jobs.records;

import io.pulseline.contract.UserException;
import io.pulseline.kafka.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
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
   * A message is lost when its transaction times out between a checkpoint and its commit, which is
   * when the job stands still that long. This is the most that a broker allows by default.
   */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

  /**
   * Creates the two topics unless they are there.
   *
   * @throws UserException when Kafka does not answer
   */
  public void ensureTopics() {
    try (Topics topics = new Topics(records.kafka())) {
      if (topics.ensureRecords(records.topic(), records.shape())) {
        System.err.printf(
            "created topic %s with %d partitions%n", records.topic(), records.shape().partitions());
      }
      topics.ensureDeadLetters(records.deadLetterTopic(), records.shape());
    }
  }

  /** All records from the first on, unless a checkpoint says where to go on. */
  public KafkaSource<Received> source() {
    return KafkaSource.<Received>builder()
        .setTopics(records.topic())
        // Before the properties, which may name the group that an access list allows
        .setGroupId("pulseline-" + job)
        .setProperties(properties(records.kafka().consumer()))
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new RecordReader())
        .setProperty("partition.discovery.interval.ms", "" + PARTITION_DISCOVERY.toMillis())
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .build();
  }

  /** Refused records; see {@link #exactlyOnce}. */
  public KafkaSink<Received> deadLetters() {
    String topic = records.deadLetterTopic();
    return exactlyOnce(topic, new DeadLetterWriter(topic, records.topic(), job));
  }

  /** Messages that readers of committed records see once the checkpoint is complete. */
  public <T> KafkaSink<T> exactlyOnce(String topic, KafkaRecordSerializationSchema<T> writer) {
    return KafkaSink.<T>builder()
        .setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "" + TRANSACTION_TIMEOUT.toMillis())
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
