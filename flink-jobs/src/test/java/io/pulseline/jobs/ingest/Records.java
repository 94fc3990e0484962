package io.pulseline.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.kafka.KafkaSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records of the dataset shop-visits, good ones and others. */
final class Records implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final EnvelopeCodec codec = new EnvelopeCodec(Ingest.dataset());

  Records(KafkaSettings kafka, String topic) {
    Map<String, Object> settings = kafka.producer();
    settings.put("max.request.size", 4 << 20);
    settings.put("linger.ms", 5);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topic;
  }

  /** A record with a value in every field. */
  Envelope visit(long id, Instant time) {
    return new Envelope(
        1, id, time.toEpochMilli(), new double[] {30, 12.5, 1, 2, 0}, new String[] {"Ada"});
  }

  void send(Envelope envelope) {
    send(Long.toString(envelope.recordId()), codec.encode(envelope));
  }

  /** The same record with so many bytes more, in a field that nobody asks for. */
  void sendLarge(Envelope envelope, int bytes) {
    String json = new String(codec.encode(envelope), UTF_8);
    String padding = "{\"padding\":\"" + "x".repeat(bytes) + "\",";
    send(Long.toString(envelope.recordId()), padding + json.substring(1));
  }

  void send(String key, String value) {
    send(key, value.getBytes(UTF_8));
  }

  void send(String key, byte[] value) {
    send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value));
  }

  /**
   * Sends to each partition, behind all others, a record that is refused. When it is a dead letter,
   * a checkpoint is complete that all before it are in.
   *
   * @return the keys
   */
  List<String> sendLast() {
    return producer.partitionsFor(topic).stream().map(this::sendLast).toList();
  }

  private String sendLast(PartitionInfo partition) {
    String key = "last-" + partition.partition();
    send(
        new ProducerRecord<>(
            topic, partition.partition(), key.getBytes(UTF_8), "{}".getBytes(UTF_8)));
    return key;
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    var ignored =
        producer.send(
            record,
            (metadata, failure) -> {
              if (failure != null) {
                throw new IllegalStateException("Kafka did not take a record", failure);
              }
            });
  }

  @Override
  public void close() {
    producer.close();
  }
}
