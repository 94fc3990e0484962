package io.pulseline.serving.payload;

import io.pulseline.cli.ByteSizeConverter;
import io.pulseline.contract.UserException;
import io.pulseline.kafka.KafkaOptions;
import io.pulseline.kafka.KafkaSettings;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Whether requests and their answers are sent on, and where to. */
public final class PayloadOptions {
  @Option(
      names = "--payload-log",
      paramLabel = "TOPIC",
      description =
          "Send requests and their answers to this Kafka topic, as CloudEvents of the shape that"
              + " KServe's logger has; needs --bootstrap.")
  private String topic;

  @Option(
      names = "--payload-sample",
      paramLabel = "SHARE",
      defaultValue = "1",
      description = "Share of the requests to send, from 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double share;

  @Option(
      names = "--payload-buffer",
      paramLabel = "SIZE",
      defaultValue = "8MiB",
      converter = ByteSizeConverter.class,
      description = "What may wait to be sent; more is dropped and counted (${DEFAULT-VALUE}).")
  private long buffer;

  @ArgGroup(exclusive = false)
  private KafkaOptions kafka = new KafkaOptions();

  /**
   * The log that the options ask for, if they do.
   *
   * @throws UserException when they do not go together
   */
  public Optional<PayloadLog> payloads() {
    if (topic == null) {
      return Optional.empty();
    }
    KafkaSettings settings = kafka.settings();
    if (settings.bootstrap() == null) {
      throw new UserException("--payload-log needs the brokers: give --bootstrap HOST:PORT");
    }
    if (!(share >= 0 && share <= 1)) {
      throw new UserException("--payload-sample %s is no share from 0 to 1".formatted(share));
    }
    return Optional.of(new PayloadLog(settings, topic, share, buffer));
  }
}
