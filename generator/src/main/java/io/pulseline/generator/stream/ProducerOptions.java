package io.pulseline.generator.stream;

import io.pulseline.cli.DurationConverter;
import io.pulseline.contract.UserException;
import io.pulseline.kafka.KafkaOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.record.CompressionType;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which brokers a stream goes to, and how. */
final class ProducerOptions {
  private static final String OWN_OPTION = "use --delivery-timeout";

  @Mixin private KafkaOptions kafka;

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
  ProducerSettings settings() {
    if (deliveryTimeout.compareTo(Duration.ofSeconds(1)) < 0
        || deliveryTimeout.compareTo(Duration.ofHours(24)) > 0) {
      throw new UserException("--delivery-timeout must be from 1s to 24h");
    }
    if (compression != null
        && Arrays.stream(CompressionType.values()).noneMatch(t -> t.name.equals(compression))) {
      throw new UserException(
          "--compression '" + compression + "' must be none, gzip, snappy, lz4 or zstd");
    }
    Map<String, String> taken =
        Map.of(
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, OWN_OPTION,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, OWN_OPTION);
    return new ProducerSettings(kafka.settings(taken), compression, deliveryTimeout);
  }
}
