package io.pulseline.kafka;

import io.pulseline.contract.UserException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Mixin of every command that talks to Kafka: which brokers, and how they are talked to. */
public final class KafkaOptions {
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
          "Properties of Kafka's clients, such as security.protocol, sasl.jaas.config, linger.ms;"
              + " each client takes those that it knows. $${env:NAME} in a value is an environment"
              + " variable.")
  private Path config;

  /**
   * What the options say.
   *
   * @throws UserException when the file cannot be read or sets what is not for it
   */
  public KafkaSettings settings() {
    return settings(Map.of());
  }

  /**
   * The same, but without some properties.
   *
   * @param taken properties that this command has options of its own for: key and what to do
   * @throws UserException when the file cannot be read or sets what is not for it
   */
  public KafkaSettings settings(Map<String, String> taken) {
    return new KafkaSettings(
        bootstrap,
        config == null ? Map.of() : new KafkaConfigFile(config, taken, System.getenv()).read());
  }
}
