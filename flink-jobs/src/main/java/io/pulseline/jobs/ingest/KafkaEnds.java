package io.pulseline.jobs.ingest;

import java.time.Duration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The job's two connections to Kafka. */
final class KafkaEnds {
  private static final Duration PARTITION_DISCOVERY = Duration.ofMinutes(1);

  /**
   * A dead letter is lost when its transaction times out between a checkpoint and its commit, which
   * is when the job stands still that long. This is the most that a broker allows by default.
   */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

  private static final int LARGEST_DEAD_LETTER = 16 << 20;

  private KafkaEnds() {}

  /** All records from the first on, unless a checkpoint says where to go on. */
  static KafkaSource<Ingested> source(IngestSettings job) {
    return KafkaSource.<Ingested>builder()
        .setBootstrapServers(job.bootstrap())
        .setTopics(job.topic())
        .setGroupId("pulseline-" + job.jobName())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new RecordReader())
        .setProperty("partition.discovery.interval.ms", "" + PARTITION_DISCOVERY.toMillis())
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .build();
  }

  /** Visible to readers of committed records once the checkpoint is complete. */
  static KafkaSink<Ingested> deadLetters(IngestSettings job) {
    return KafkaSink.<Ingested>builder()
        .setBootstrapServers(job.bootstrap())
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        // The same after a restart, which so ends the transactions that a kill left open
        .setTransactionalIdPrefix("pulseline-" + job.jobName() + "-" + job.deadLetterTopic())
        .setRecordSerializer(
            new DeadLetterWriter(job.deadLetterTopic(), job.topic(), job.jobName()))
        .setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "" + TRANSACTION_TIMEOUT.toMillis())
        .setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, "" + LARGEST_DEAD_LETTER)
        .build();
  }
}
