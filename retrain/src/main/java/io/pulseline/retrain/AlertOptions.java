package io.pulseline.retrain;

import io.pulseline.contract.UserException;
import io.pulseline.kafka.KafkaOptions;
import io.pulseline.kafka.KafkaSettings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where alerts come from. */
final class AlertOptions {
  /** Needed for alerts, and for nothing else; null when not given. */
  @ArgGroup(exclusive = false, multiplicity = "0..1")
  private KafkaOptions kafka;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "Topic of the monitor's alerts (default: <dataset>.alerts).")
  private String topic;

  @Option(
      names = "--group",
      defaultValue = "pulseline-retrain",
      paramLabel = "NAME",
      description =
          "Kafka's consumer group, which remembers what is answered (default: ${DEFAULT-VALUE}).")
  private String group;

  KafkaSettings kafka() {
    if (kafka == null) {
      throw new UserException("--on-alert needs the Kafka of the alerts: --bootstrap HOST:PORT");
    }
    return kafka.settings();
  }

  String topic(String usual) {
    return topic == null ? usual : topic;
  }

  String group() {
    return group;
  }
}
