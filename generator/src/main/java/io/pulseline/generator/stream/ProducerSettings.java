package io.pulseline.generator.stream;

import io.pulseline.kafka.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How records are sent.
 *
 * @param compression null for that of the properties, or lz4
 * @param patience how long a record is retried while the brokers do not take it
 */
record ProducerSettings(KafkaSettings kafka, String compression, Duration patience) {
  private static final String DEFAULT_COMPRESSION = "lz4";
  private static final int LARGEST_REQUEST = 4 << 20;

  /** Of a batch that fills slowly: fewer and larger requests cost all who read them less. */
  private static final int LINGER_MILLIS = 20;

  private static final int LONGEST_REQUEST_MILLIS = 30_000;

  /** The compression in effect. */
  String effectiveCompression() {
    return compression != null
        ? compression
        : kafka.more().getOrDefault(ProducerConfig.COMPRESSION_TYPE_CONFIG, DEFAULT_COMPRESSION);
  }

  /** Idempotent, acknowledged by all replicas, whatever else the properties say. */
  Map<String, Object> properties() {
    int patienceMillis = (int) patience.toMillis();
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "pulseline-generator");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 17);
    settings.put(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        // The rest of the patience is for lingering
        Math.min(LONGEST_REQUEST_MILLIS, patienceMillis / 2));
    settings.putAll(kafka.producer());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, effectiveCompression());
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patienceMillis);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patienceMillis);
    return settings;
  }
}
