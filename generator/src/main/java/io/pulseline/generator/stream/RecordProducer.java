package io.pulseline.generator.stream;

import io.pulseline.contract.UserException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records idempotently, acknowledged by all replicas, keyed by their record_id. A send that
 * fails for good fails the whole stream: nothing is skipped.
 */
final class RecordProducer implements AutoCloseable {
  private static final int LARGEST_REQUEST = 4 << 20;
  private static final int LINGER_MILLIS = 5;
  private static final int LONGEST_REQUEST_MILLIS = 30_000;

  private final String bootstrap;
  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong firstUnsent = new AtomicLong(Long.MAX_VALUE);
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * Connects when the first record is sent.
   *
   * @param bootstrap host:port of brokers, comma separated
   * @param patience how long a record is retried while the brokers do not take it
   */
  RecordProducer(String bootstrap, String topic, Duration patience) {
    this.bootstrap = bootstrap;
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            settings(bootstrap, (int) patience.toMillis()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  private static Map<String, Object> settings(String bootstrap, int patienceMillis) {
    return Map.ofEntries(
        Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
        Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "pulseline-generator"),
        Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
        Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
        // Corrupted records above the codec's limit compress to next to nothing
        Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
        Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST),
        Map.entry(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS),
        Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 17),
        Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patienceMillis),
        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, patienceMillis),
        Map.entry(
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            Math.min(LONGEST_REQUEST_MILLIS, patienceMillis - LINGER_MILLIS)));
  }

  /**
   * Hands a record over; waits while the producer's buffer is full.
   *
   * @throws UserException when this record or an earlier one cannot be sent
   */
  void send(RecordSource.Item item) {
    byte[] key = Long.toString(item.recordId()).getBytes(StandardCharsets.UTF_8);
    try {
      // The callback hears all that the future would tell
      Future<RecordMetadata> unused =
          producer.send(
              new ProducerRecord<>(topic, key, item.value()),
              (metadata, error) -> done(item.recordId(), error));
    } catch (KafkaException e) {
      done(item.recordId(), e);
    }
    failIfUnsent();
  }

  private void done(long recordId, Exception error) {
    if (error == null) {
      acknowledged.incrementAndGet();
    } else {
      failure.compareAndSet(null, error);
      firstUnsent.accumulateAndGet(recordId, Math::min);
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
    Exception cause = failure.get();
    if (cause != null) {
      // Fails what is still under way, so that the first unsent record is known
      producer.close(Duration.ZERO);
      long first = firstUnsent.get();
      throw new UserException(
          String.format(
              "record %d could not be sent to topic %s at %s: %s; %d records were, go on with"
                  + " --start-id %d",
              first, topic, bootstrap, cause.getMessage(), acknowledged.get(), first),
          cause);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
