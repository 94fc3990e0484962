package io.pulseline.jobs.records;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes every record as it is, tombstones too: nothing a producer sends can stop the source. */
final class RecordReader implements KafkaRecordDeserializationSchema<Received> {
  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> kafka, Collector<Received> out) {
    out.collect(Received.raw(Origin.of(kafka), kafka.key(), kafka.value()));
  }

  @Override
  public TypeInformation<Received> getProducedType() {
    return TypeInformation.of(Received.class);
  }
}
