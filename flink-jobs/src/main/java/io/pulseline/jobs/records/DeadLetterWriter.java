package io.pulseline.jobs.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.cli.CodeVersion;
import io.pulseline.contract.envelope.DeadLetterHeaders;
import io.pulseline.contract.envelope.RecordPosition;
import java.time.Instant;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * A refused record as a dead letter: its own bytes and headers, and behind those the headers that
 * say why and from where.
 */
final class DeadLetterWriter implements KafkaRecordSerializationSchema<Received> {
  private static final long serialVersionUID = 1L;

  /** A detail may quote the record; a header has to stay small beside it. */
  private static final int LONGEST_DETAIL = 1_000;

  private static final String CODE = CodeVersion.of(DeadLetterWriter.class);

  private final String topic;
  private final String job;

  DeadLetterWriter(String topic, String job) {
    this.topic = topic;
    this.job = job;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Received record, KafkaSinkContext context, Long timestamp) {
    var letter = new ProducerRecord<>(topic, record.key(), record.value());
    RecordPosition position = record.position();
    Headers headers = letter.headers();
    record.origin().headers().forEach(headers::add);
    headers.add(DeadLetterHeaders.REASON, text(record.reason()));
    headers.add(DeadLetterHeaders.DETAIL, text(shortened(record.detail())));
    headers.add(DeadLetterHeaders.TOPIC, text(position.topic()));
    headers.add(DeadLetterHeaders.PARTITION, text(Integer.toString(position.partition())));
    headers.add(DeadLetterHeaders.OFFSET, text(Long.toString(position.offset())));
    if (record.origin().timestampMillis() != ConsumerRecord.NO_TIMESTAMP) {
      Instant written = Instant.ofEpochMilli(record.origin().timestampMillis());
      headers.add(DeadLetterHeaders.TIMESTAMP, text(written.toString()));
    }
    headers.add(DeadLetterHeaders.JOB, text(job));
    headers.add(DeadLetterHeaders.VERSION, text(CODE));
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
