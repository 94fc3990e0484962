package io.pulseline.kafka;

import io.pulseline.contract.UserException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * How to talk to the brokers: the same for every client of a process.
 *
 * @param bootstrap host:port, comma separated
 * @param more properties of clients, as Kafka names them; secrets may be among them
 * @param answer how long a broker may take for an answer that somebody waits for
 */
public record KafkaSettings(String bootstrap, Map<String, String> more, Duration answer) {
  private static final Duration ANSWER = Duration.ofSeconds(10);

  public KafkaSettings {
    more = Map.copyOf(more);
  }

  /** Brokers that have ten seconds for an answer. */
  public KafkaSettings(String bootstrap, Map<String, String> more) {
    this(bootstrap, more, ANSWER);
  }

  /** Brokers that ask for nothing. */
  public static KafkaSettings of(String bootstrap) {
    return new KafkaSettings(bootstrap, Map.of());
  }

  /** What a producer can take of this. */
  public Map<String, Object> producer() {
    return known(ProducerConfig.configNames());
  }

  /** What a consumer can take of this. */
  public Map<String, Object> consumer() {
    Map<String, Object> settings = known(ConsumerConfig.configNames());
    // One name for two kinds of class; those of the file are a producer's
    settings.remove(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);
    return settings;
  }

  /** What an admin client can take of this. */
  public Map<String, Object> admin() {
    return known(AdminClientConfig.configNames());
  }

  private Map<String, Object> known(Set<String> names) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.keySet().retainAll(names);
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    return settings;
  }

  /** Gives up on brokers that do not answer within {@link #answer}. */
  Map<String, Object> impatient(Map<String, Object> client) {
    int millis = (int) answer.toMillis();
    client.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    client.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
    return client;
  }

  /**
   * What to throw when a client cannot be set up, or the brokers do not answer or do not let it in;
   * in words that hold no secret of the properties.
   */
  public UserException refused(Throwable failure) {
    if (failure instanceof TimeoutException) {
      return new UserException(
          ("no Kafka broker answers at %s within %d s; start one, mend --bootstrap, or name its"
                  + " security.protocol in the file of --kafka-config")
              .formatted(bootstrap, answer.toSeconds()),
          failure);
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message =
        failure instanceof AuthenticationException
            ? "Kafka at %s does not let this client in (%s); mend login or certificates in the file"
                + " of --kafka-config"
            : "Kafka client for %s: %s";
    String reason = new Secrets(more).hiddenIn(String.valueOf(root.getMessage()));
    return new UserException(message.formatted(bootstrap, reason));
  }

  @Override
  public String toString() {
    return "KafkaSettings[" + bootstrap + ", " + more.keySet() + "]";
  }
}
