package io.pulseline.generator.stream;

import io.pulseline.contract.UserException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.common.record.CompressionType;
import picocli.CommandLine.Option;

/** Which brokers a stream goes to, and how. */
final class KafkaOptions {
  @Option(
      names = "--bootstrap",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Kafka brokers, comma separated.")
  private String bootstrap;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description =
          "Properties of the producer, such as security.protocol, sasl.jaas.config, linger.ms;"
              + " those of security also serve to create the topic and to read it back.")
  private Path config;

  @Option(
      names = "--compression",
      paramLabel = "TYPE",
      description = "none, gzip, snappy, lz4 or zstd. Default: lz4.")
  private String compression;

  @Option(
      names = "--delivery-timeout",
      defaultValue = "2m",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "How long an outage of the brokers is waited out. Default: ${DEFAULT-VALUE}.")
  private Duration deliveryTimeout;

  /**
   * @throws UserException when an option or a property is none that a producer can have
   */
  KafkaSettings settings() {
    if (deliveryTimeout.compareTo(Duration.ofSeconds(1)) < 0
        || deliveryTimeout.compareTo(Duration.ofHours(24)) > 0) {
      throw new UserException("--delivery-timeout must be from 1s to 24h");
    }
    if (compression != null
        && Arrays.stream(CompressionType.values()).noneMatch(t -> t.name.equals(compression))) {
      throw new UserException(
          "--compression '" + compression + "' must be none, gzip, snappy, lz4 or zstd");
    }
    Map<String, String> properties = config == null ? Map.of() : KafkaConfigFile.read(config);
    return new KafkaSettings(bootstrap, properties, compression, deliveryTimeout);
  }
}
