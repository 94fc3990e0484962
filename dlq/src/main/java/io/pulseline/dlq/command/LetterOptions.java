package io.pulseline.dlq.command;

import io.pulseline.contract.Names;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.dlq.DeadLetterTopic;
import io.pulseline.kafka.KafkaOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Mixin: where the dead letters are. */
final class LetterOptions {
  @Option(
      names = "--dataset",
      required = true,
      paramLabel = "NAME|DIR",
      description = "A built-in dataset, or a folder with dataset.yaml.")
  private String dataset;

  @Mixin private KafkaOptions kafka;

  @Option(
      names = "--dead-letter-topic",
      paramLabel = "TOPIC",
      description = "Where refused records are (default: <dataset>.dead-letters).")
  private String topic;

  Dataset dataset() {
    return Datasets.load(dataset);
  }

  DeadLetterTopic letters() {
    return new DeadLetterTopic(
        kafka.settings(), topic == null ? Names.deadLetterTopic(dataset()) : topic);
  }
}
