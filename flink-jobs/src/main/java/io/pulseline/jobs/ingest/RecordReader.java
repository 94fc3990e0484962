package io.pulseline.jobs.ingest;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes every record as it is, tombstones too: nothing a producer sends can stop the source. */
final class RecordReader implements KafkaRecordDeserializationSchema<Ingested> {
  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> kafka, Collector<Ingested> out) {
    out.collect(Ingested.raw(kafka.partition(), kafka.offset(), kafka.key(), kafka.value()));
  }

  @Override
  public TypeInformation<Ingested> getProducedType() {
    return TypeInformation.of(Ingested.class);
  }
}
