package io.pulseline.jobs.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.contract.envelope.DeadLetterHeaders;
import java.time.Instant;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** A refused record as a dead letter: its own bytes, and headers that say why and from where. */
final class DeadLetterWriter implements KafkaRecordSerializationSchema<Received> {
  private static final long serialVersionUID = 1L;

  /** A detail may quote the record; a header has to stay small beside it. */
  private static final int LONGEST_DETAIL = 1_000;

  private final String topic;
  private final String sourceTopic;
  private final String job;

  DeadLetterWriter(String topic, String sourceTopic, String job) {
    this.topic = topic;
    this.sourceTopic = sourceTopic;
    this.job = job;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Received record, KafkaSinkContext context, Long timestamp) {
    var letter = new ProducerRecord<>(topic, record.key(), record.value());
    Headers headers = letter.headers();
    headers.add(DeadLetterHeaders.REASON, text(record.reason()));
    headers.add(DeadLetterHeaders.DETAIL, text(shortened(record.detail())));
    headers.add(DeadLetterHeaders.TOPIC, text(sourceTopic));
    headers.add(DeadLetterHeaders.PARTITION, text(Integer.toString(record.partition())));
    headers.add(DeadLetterHeaders.OFFSET, text(Long.toString(record.offset())));
    headers.add(DeadLetterHeaders.JOB, text(job));
    headers.add(DeadLetterHeaders.TIME, text(Instant.now().toString()));
    return letter;
  }

  private static String shortened(String detail) {
    return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…";
  }

  private static byte[] text(String value) {
    return value.getBytes(UTF_8);
  }
}
