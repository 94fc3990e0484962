package io.pulseline.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.contract.envelope.DeadLetterHeaders;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicReader;
import io.pulseline.kafka.TopicShape;
import io.pulseline.kafka.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of records and one of dead letters, of a test's own. */
record Letters(DeadLetterTopic topic, String recordsTopic) {
  static Letters in(KafkaServer server, String name) {
    var kafka = KafkaSettings.of(server.bootstrap());
    var letters = new Letters(new DeadLetterTopic(kafka, name + ".letters"), name + ".records");
    try (Topics topics = new Topics(kafka)) {
      topics.ensureRecords(letters.recordsTopic(), TopicShape.of(1));
      topics.ensureDeadLetters(letters.topic().name(), TopicShape.of(1));
      topics.ensureCompacted(letters.topic().replaysTopic(), TopicShape.of(1));
    }
    return letters;
  }

  /** A record of the dataset visits. */
  static String visit(int spent) {
    return "{\"batch_number\":1,\"record_id\":7,\"timestamp\":\"2026-03-02T00:00:00Z\",\"data\":"
        + "{\"spent\":%d,\"outcome\":\"left\"}}".formatted(spent);
  }

  /** A letter of a record of partition 0. */
  void add(long offset, String value, String reason) {
    var letter = letter(Long.toString(offset), value == null ? null : value.getBytes(UTF_8));
    letter.headers().add("trace", "abc".getBytes(UTF_8));
    send(refused(letter, offset, reason));
  }

  /** The letter of a record that was refused after it was sent again. */
  void addAgain(ConsumerRecord<byte[], byte[]> record, String reason) {
    var letter = letter(new String(record.key(), UTF_8), record.value());
    record.headers().forEach(letter.headers()::add);
    send(refused(letter, record.offset() + 100, reason));
  }

  /** Something that is no letter. */
  void addPlain(String value) {
    send(letter("0", value.getBytes(UTF_8)));
  }

  private ProducerRecord<byte[], byte[]> letter(String key, byte[] value) {
    return new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), value);
  }

  private ProducerRecord<byte[], byte[]> refused(
      ProducerRecord<byte[], byte[]> letter, long offset, String reason) {
    Map.of(
            DeadLetterHeaders.TOPIC,
            recordsTopic,
            DeadLetterHeaders.PARTITION,
            "0",
            DeadLetterHeaders.OFFSET,
            Long.toString(offset),
            DeadLetterHeaders.REASON,
            reason,
            DeadLetterHeaders.DETAIL,
            "a detail",
            DeadLetterHeaders.TIME,
            "2026-03-02T00:00:01Z")
        .forEach((name, value) -> letter.headers().add(name, value.getBytes(UTF_8)));
    return letter;
  }

  private void send(ProducerRecord<byte[], byte[]> letter) {
    try (var producer =
        new KafkaProducer<>(
            topic.kafka().producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(letter).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What a reader of committed records finds in the topic of records. */
  List<ConsumerRecord<byte[], byte[]>> records() {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var reader = TopicReader.ofCommitted(topic.kafka(), recordsTopic)) {
      reader.read(Map.of(), reader.ends(), records::add);
    }
    return records;
  }
}
