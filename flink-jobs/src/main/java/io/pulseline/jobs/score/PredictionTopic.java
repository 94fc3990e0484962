package io.pulseline.jobs.score;

import io.pulseline.contract.envelope.RecordKey;
import io.pulseline.contract.prediction.Prediction;
import io.pulseline.contract.prediction.PredictionJson;
import io.pulseline.jobs.records.RecordSettings;
import io.pulseline.kafka.Topics;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Where predictions go: a transaction a checkpoint, so that each is there exactly once. */
record PredictionTopic(RecordSettings records, String topic, String job) {
  /** The most that a broker allows by default: a job that stands still longer loses them. */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

  /**
   * Creates the topic unless it is there.
   *
   * @throws io.pulseline.contract.UserException when Kafka does not answer
   */
  void ensure() {
    try (Topics topics = new Topics(records.kafka())) {
      topics.ensureRecords(records.topic(), records.shape());
      topics.ensureRecords(topic, records.shape());
    }
  }

  KafkaSink<Prediction> sink() {
    Properties producer = new Properties();
    producer.putAll(records.kafka().producer());
    return KafkaSink.<Prediction>builder()
        .setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "" + TRANSACTION_TIMEOUT.toMillis())
        .setKafkaProducerConfig(producer)
        .setBootstrapServers(records.kafka().bootstrap())
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        // The same after a restart, which so ends the transactions that a kill left open
        .setTransactionalIdPrefix("pulseline-" + job + "-" + topic)
        .setRecordSerializer(new Writer(topic))
        .build();
  }

  /** A prediction under its record's key, and at its event time. */
  private record Writer(String topic) implements KafkaRecordSerializationSchema<Prediction> {
    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        Prediction prediction, KafkaSinkContext context, Long timestamp) {
      return new ProducerRecord<>(
          topic,
          null,
          Math.max(0, prediction.eventMillis()),
          RecordKey.of(prediction.recordId()),
          PredictionJson.write(prediction));
    }
  }
}
