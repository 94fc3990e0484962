package io.pulseline.generator.stream;

import io.pulseline.contract.UserException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.AuthenticationException;

/**
 * How to talk to the brokers.
 *
 * @param bootstrap host:port, comma separated
 * @param more properties of the producer, as Kafka names them; secrets may be among them
 * @param compression null for that of the properties, or lz4
 * @param patience how long a record is retried while the brokers do not take it
 */
record KafkaSettings(
    String bootstrap, Map<String, String> more, String compression, Duration patience) {
  static final int ANSWER_SECONDS = 10;

  private static final String DEFAULT_COMPRESSION = "lz4";
  private static final int LARGEST_REQUEST = 4 << 20;
  private static final int LINGER_MILLIS = 5;
  private static final int LONGEST_REQUEST_MILLIS = 30_000;
  private static final String HIDDEN = "[hidden]";

  static KafkaSettings of(String bootstrap, Duration patience) {
    return new KafkaSettings(bootstrap, Map.of(), null, patience);
  }

  /** The compression in effect. */
  String effectiveCompression() {
    return compression != null
        ? compression
        : more.getOrDefault(ProducerConfig.COMPRESSION_TYPE_CONFIG, DEFAULT_COMPRESSION);
  }

  /** Idempotent, acknowledged by all replicas, whatever else the properties say. */
  Map<String, Object> producer() {
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
    settings.putAll(more);
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, effectiveCompression());
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patienceMillis);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patienceMillis);
    return settings;
  }

  /** Gives up on brokers that do not answer within {@value #ANSWER_SECONDS} seconds. */
  Map<String, Object> admin() {
    Map<String, Object> settings = known(AdminClientConfig.configNames());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_SECONDS * 1000);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_SECONDS * 1000 / 2);
    return settings;
  }

  /** Of a consumer without a group. */
  Map<String, Object> consumer() {
    Map<String, Object> settings = known(ConsumerConfig.configNames());
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_SECONDS * 1000);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_SECONDS * 1000 / 2);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return settings;
  }

  private Map<String, Object> known(Set<String> names) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.keySet().retainAll(names);
    settings.remove(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG);
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    return settings;
  }

  /**
   * What to throw when a client cannot be set up, or the brokers do not let it in; in words that
   * hold no secret of the properties.
   */
  UserException refused(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = withoutSecrets(String.valueOf(root.getMessage()));
    String message =
        failure instanceof AuthenticationException
            ? "Kafka at %s does not let this client in (%s); mend login or certificates in the file"
                + " of --kafka-config"
            : "Kafka client for %s: %s";
    return new UserException(message.formatted(bootstrap, reason));
  }

  /** Kafka quotes what it cannot make sense of, which may be a piece of a password. */
  private String withoutSecrets(String message) {
    List<String> secrets =
        more.entrySet().stream()
            .filter(property -> isSecret(property.getKey()) && !property.getValue().isEmpty())
            .map(Map.Entry::getValue)
            .toList();
    String told = message;
    for (String secret : secrets) {
      told = told.replace(secret, HIDDEN);
    }
    return Arrays.stream(told.split("'", -1))
        .map(
            piece ->
                !piece.isBlank() && secrets.stream().anyMatch(secret -> secret.contains(piece))
                    ? HIDDEN
                    : piece)
        .collect(Collectors.joining("'"));
  }

  private static boolean isSecret(String property) {
    return ProducerConfig.configDef().configKeys().get(property).type == ConfigDef.Type.PASSWORD;
  }
}
