package io.pulseline.jobs.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.envelope.DeadLetterHeaders;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** What a dead letter keeps of the record. */
class DeadLetterWriterTest {
  private static final byte[] KEY = "7".getBytes(UTF_8);
  private static final byte[] VALUE = {0, -1, 127};

  private final Headers own =
      new RecordHeaders()
          .add("trace", "a".getBytes(UTF_8))
          .add("trace", "b".getBytes(UTF_8))
          .add("empty", null);
  private final ProducerRecord<byte[], byte[]> letter =
      new DeadLetterWriter("letters", "ingest-visits")
          .serialize(received(1_767_323_045_678L).refused("NOT_JSON", "why"), null, null);

  @Test
  void keepsKeyAndValueAsTheyAre() {
    assertThat(letter.key()).isEqualTo(KEY);
    assertThat(letter.value()).isEqualTo(VALUE);
  }

  @Test
  void keepsTheRecordsOwnHeadersInTheirOrderBeforeThoseOfTheLetter() {
    assertThat(letter.headers().headers("trace"))
        .extracting(header -> new String(header.value(), UTF_8))
        .containsExactly("a", "b");
    assertThat(letter.headers().lastHeader("empty").value()).isNull();
    List<String> names =
        StreamSupport.stream(letter.headers().spliterator(), false).map(h -> h.key()).toList();
    assertThat(names.subList(0, 3)).containsExactly("trace", "trace", "empty");
    assertThat(names.subList(3, names.size())).allMatch(DeadLetterHeaders::isOfLetter);
  }

  @Test
  void saysWhereAndWhenTheRecordStoodAndWhichCodeRefusedIt() {
    assertThat(header(DeadLetterHeaders.TOPIC)).isEqualTo("visits");
    assertThat(header(DeadLetterHeaders.PARTITION)).isEqualTo("3");
    assertThat(header(DeadLetterHeaders.OFFSET)).isEqualTo("41");
    assertThat(header(DeadLetterHeaders.TIMESTAMP)).isEqualTo("2026-01-02T03:04:05.678Z");
    assertThat(header(DeadLetterHeaders.JOB)).isEqualTo("ingest-visits");
    assertThat(header(DeadLetterHeaders.VERSION)).isNotBlank();
  }

  @Test
  void saysNoTimeOfARecordThatHasNone() {
    ProducerRecord<byte[], byte[]> timeless =
        new DeadLetterWriter("letters", "ingest-visits")
            .serialize(received(ConsumerRecord.NO_TIMESTAMP).refused("x", "y"), null, null);
    assertThat(timeless.headers().lastHeader(DeadLetterHeaders.TIMESTAMP)).isNull();
  }

  private Received received(long timestamp) {
    var kafka =
        new ConsumerRecord<>(
            "visits",
            3,
            41,
            timestamp,
            TimestampType.CREATE_TIME,
            KEY.length,
            VALUE.length,
            KEY,
            VALUE,
            own,
            Optional.empty());
    return Received.raw(Origin.of(kafka), kafka.key(), kafka.value());
  }

  private String header(String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
