package io.pulseline.generator.stream;

import io.pulseline.cli.DidYouMean;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Reads producer properties, such as those of TLS and SASL, as Kafka's own tools do. */
final class KafkaConfigFile {
  private static final String FIXED = "the stream's guarantees need it as it is";
  private static final Map<String, String> TAKEN =
      Map.of(
          ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "use --bootstrap",
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "use --delivery-timeout",
          ProducerConfig.MAX_BLOCK_MS_CONFIG, "use --delivery-timeout",
          ProducerConfig.ACKS_CONFIG, FIXED,
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, FIXED,
          ProducerConfig.TRANSACTIONAL_ID_CONFIG, FIXED,
          ProducerConfig.PARTITIONER_CLASS_CONFIG, FIXED,
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, FIXED,
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, FIXED);

  private KafkaConfigFile() {}

  /**
   * The file's properties.
   *
   * @throws UserException when it cannot be read, or a key is not for the file; never with a value
   */
  static Map<String, String> read(Path file) {
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
      if (!ProducerConfig.configNames().contains(key)) {
        throw new UserException(
            "--kafka-config %s: '%s' is no property of a Kafka producer%s"
                .formatted(file, key, DidYouMean.hint(key, ProducerConfig.configNames())));
      }
      if (TAKEN.containsKey(key)) {
        throw new UserException(
            "--kafka-config %s: '%s' cannot be set here: %s".formatted(file, key, TAKEN.get(key)));
      }
      settings.put(key, properties.getProperty(key));
    }
    return settings;
  }
}
