package io.pulseline.kafka;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Keeps what Kafka calls passwords out of messages. */
final class Secrets {
  private static final String HIDDEN = "[hidden]";

  private final List<String> secrets;

  /**
   * @param properties of clients, the secret ones among them
   */
  Secrets(Map<String, String> properties) {
    this.secrets =
        properties.entrySet().stream()
            .filter(property -> isSecret(property.getKey()) && !property.getValue().isEmpty())
            .map(Map.Entry::getValue)
            .toList();
  }

  /** Kafka quotes what it cannot make sense of, which may be a piece of a password. */
  String hiddenIn(String message) {
    String told = message;
    for (String secret : secrets) {
      told = told.replace(secret, HIDDEN);
    }
    return Arrays.stream(told.split("'", -1))
        .map(piece -> isPartOfSecret(piece) ? HIDDEN : piece)
        .collect(Collectors.joining("'"));
  }

  private boolean isPartOfSecret(String piece) {
    return !piece.isBlank() && secrets.stream().anyMatch(secret -> secret.contains(piece));
  }

  private static boolean isSecret(String property) {
    return Stream.of(
            ProducerConfig.configDef(), ConsumerConfig.configDef(), AdminClientConfig.configDef())
        .map(definition -> definition.configKeys().get(property))
        .anyMatch(key -> key != null && key.type == ConfigDef.Type.PASSWORD);
  }
}
