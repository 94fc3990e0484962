package io.pulseline.jobs.records;

import io.pulseline.contract.UserException;
import io.pulseline.jobs.kafka.Topics;
import java.time.Duration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * A job's two connections to Kafka: where its records come from and where refused ones go.
 *
 * @param job names its consumer group and its transactions
 */
public record KafkaEnds(RecordSettings records, String job) {
  private static final Duration PARTITION_DISCOVERY = Duration.ofMinutes(1);

  /**
   * A dead letter is lost when its transaction times out between a checkpoint and its commit, which
   * is when the job stands still that long. This is the most that a broker allows by default.
   */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

  private static final int LARGEST_DEAD_LETTER = 16 << 20;

  /**
   * Creates the two topics unless they are there.
   *
   * @throws UserException when Kafka does not answer
   */
  public void ensureTopics() {
    try (Topics topics = new Topics(records.bootstrap())) {
      if (topics.ensureRecords(records.topic(), records.partitions())) {
        System.err.printf(
            "created topic %s with %d partitions%n", records.topic(), records.partitions());
      }
      topics.ensureDeadLetters(records.deadLetterTopic(), records.partitions());
    }
  }

  /** All records from the first on, unless a checkpoint says where to go on. */
  public KafkaSource<Received> source() {
    return KafkaSource.<Received>builder()
        .setBootstrapServers(records.bootstrap())
        .setTopics(records.topic())
        .setGroupId("pulseline-" + job)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new RecordReader())
        .setProperty("partition.discovery.interval.ms", "" + PARTITION_DISCOVERY.toMillis())
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .build();
  }

  /** Visible to readers of committed records once the checkpoint is complete. */
  public KafkaSink<Received> deadLetters() {
    return KafkaSink.<Received>builder()
        .setBootstrapServers(records.bootstrap())
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        // The same after a restart, which so ends the transactions that a kill left open
        .setTransactionalIdPrefix("pulseline-" + job + "-" + records.deadLetterTopic())
        .setRecordSerializer(new DeadLetterWriter(records.deadLetterTopic(), records.topic(), job))
        .setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "" + TRANSACTION_TIMEOUT.toMillis())
        .setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, "" + LARGEST_DEAD_LETTER)
        .build();
  }
}
