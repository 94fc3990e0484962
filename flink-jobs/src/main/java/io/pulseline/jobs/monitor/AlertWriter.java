package io.pulseline.jobs.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.contract.monitor.Alert;
import io.pulseline.contract.monitor.MonitorJson;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An alert as a message: those of one feature have one key, and so their order. */
final class AlertWriter implements KafkaRecordSerializationSchema<Alert> {
  private static final long serialVersionUID = 1L;

  private final String topic;

  AlertWriter(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Alert alert, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(topic, alert.feature().getBytes(UTF_8), MonitorJson.write(alert));
  }
}
