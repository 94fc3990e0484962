package io.pulseline.generator.stream;

import io.pulseline.contract.UserException;
import io.pulseline.contract.envelope.RecordKey;
import io.pulseline.kafka.KafkaSettings;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records idempotently, acknowledged by all replicas, keyed by their record_id. A send that
 * fails for good fails the whole stream: nothing is skipped.
 */
final class RecordProducer implements AutoCloseable {
  private final KafkaSettings kafka;
  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final SendWindow window;
  private final AtomicLong acknowledged = new AtomicLong();

  /**
   * Connects when the first record is sent.
   *
   * @param first record_id of the first record
   * @throws UserException when the settings are none that a producer can have
   */
  RecordProducer(ProducerSettings settings, String topic, long first) {
    this.kafka = settings.kafka();
    this.topic = topic;
    this.window = new SendWindow(first);
    try {
      this.producer =
          new KafkaProducer<>(
              settings.properties(), new ByteArraySerializer(), new ByteArraySerializer());
    } catch (KafkaException e) {
      throw kafka.refused(e);
    }
  }

  /**
   * Hands the next record over; waits while the producer's buffer or the window is full.
   *
   * @throws UserException when this record or an earlier one cannot be sent
   */
  void send(RecordSource.Item item) {
    window.admit(item.recordId());
    failIfUnsent();
    byte[] key = RecordKey.of(item.recordId());
    try {
      // The callback hears all that the future would tell
      Future<RecordMetadata> unused =
          producer.send(
              new ProducerRecord<>(topic, key, item.value()),
              (metadata, error) -> done(item.recordId(), error));
    } catch (KafkaException e) {
      window.fail(e);
    }
    failIfUnsent();
  }

  /** Passes over the next record: the topic has it already. */
  void skip(long recordId) {
    window.admit(recordId);
    failIfUnsent();
    window.acknowledge(recordId);
  }

  private void done(long recordId, Exception error) {
    if (error == null) {
      acknowledged.incrementAndGet();
      window.acknowledge(recordId);
    } else {
      window.fail(error);
    }
  }

  /**
   * Waits until all records are acknowledged.
   *
   * @throws UserException when one cannot be sent
   */
  void flush() {
    producer.flush();
    failIfUnsent();
  }

  private void failIfUnsent() {
    Exception cause = window.failure();
    if (cause != null) {
      // Ends what is still under way, so that nothing more is acknowledged
      producer.close(Duration.ZERO);
      long first = window.firstUnacknowledged();
      throw new UserException(
          String.format(
              "record %d could not be sent to topic %s at %s: %s; %d records were, go on with"
                  + " --start-id %d, which sends what the topic does not hold yet",
              first, topic, kafka.bootstrap(), cause.getMessage(), acknowledged.get(), first),
          cause);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
