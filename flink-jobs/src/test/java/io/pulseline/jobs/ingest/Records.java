package io.pulseline.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.EnvelopeCodec;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records of the dataset shop-visits, good ones and others. */
final class Records implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final EnvelopeCodec codec = new EnvelopeCodec(Ingest.dataset());

  Records(String bootstrap, String topic) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "max.request.size", 4 << 20, "linger.ms", 5),
            new ByteArraySerializer(),
            new ByteArraySerializer());
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
    var ignored =
        producer.send(
            new ProducerRecord<>(topic, key.getBytes(UTF_8), value),
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
