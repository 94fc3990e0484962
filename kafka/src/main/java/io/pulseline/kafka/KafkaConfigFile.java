package io.pulseline.kafka;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.pulseline.cli.DidYouMean;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.text.StringSubstitutor;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Reads the properties of Kafka's clients, such as those of TLS and SASL, as Kafka's own tools do.
 * {@code ${env:NAME}} within a value stands for an environment variable.
 */
final class KafkaConfigFile {
  private static final String FIXED = "Pulseline's guarantees need it as it is";
  private static final Map<String, String> TAKEN =
      Map.ofEntries(
          Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "use --bootstrap"),
          Map.entry(ProducerConfig.ACKS_CONFIG, FIXED),
          Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, FIXED),
          Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, FIXED),
          Map.entry(ProducerConfig.PARTITIONER_CLASS_CONFIG, FIXED),
          Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, FIXED),
          Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, FIXED),
          Map.entry(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, FIXED),
          Map.entry(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, FIXED),
          Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, FIXED),
          Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, FIXED),
          Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, FIXED));
  private static final Set<String> KNOWN =
      Stream.of(
              AdminClientConfig.configNames(),
              ConsumerConfig.configNames(),
              ProducerConfig.configNames())
          .flatMap(Set::stream)
          .collect(toUnmodifiableSet());

  private final Path file;
  private final Map<String, String> taken = new HashMap<>(TAKEN);
  private final StringSubstitutor environment;

  /**
   * @param taken keys that cannot be set in the file beside those that never can, and what to do
   *     instead
   */
  KafkaConfigFile(Path file, Map<String, String> taken, Map<String, String> environment) {
    this.file = file;
    this.taken.putAll(taken);
    this.environment =
        new StringSubstitutor(environment, "${env:", "}")
            .setEnableUndefinedVariableException(true)
            .setDisableSubstitutionInValues(true);
  }

  /**
   * The file's properties.
   *
   * @throws UserException when it cannot be read, or a key is not for the file; never with a value
   */
  Map<String, String> read() {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserException(
          "--kafka-config %s: cannot be read as properties (%s)"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
    Map<String, String> settings = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (!KNOWN.contains(key)) {
        throw refused(key, "is no property of a Kafka client" + DidYouMean.hint(key, KNOWN));
      }
      if (taken.containsKey(key)) {
        throw refused(key, "cannot be set here: " + taken.get(key));
      }
      settings.put(key, resolved(key, properties.getProperty(key)));
    }
    return settings;
  }

  private String resolved(String key, String value) {
    try {
      return environment.replace(value);
    } catch (IllegalArgumentException e) {
      throw refused(key, "names an environment variable that is not set");
    }
  }

  private UserException refused(String key, String why) {
    return new UserException("--kafka-config %s: '%s' %s".formatted(file, key, why));
  }
}
