package io.pulseline.jobs.score;

import io.pulseline.contract.envelope.RecordKey;
import io.pulseline.contract.prediction.Prediction;
import io.pulseline.contract.prediction.PredictionJson;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes a prediction under its record's key, and at its event time. */
record PredictionWriter(String topic) implements KafkaRecordSerializationSchema<Prediction> {
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
