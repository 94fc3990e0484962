package io.pulseline.jobs.records;

import io.pulseline.contract.Names;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.kafka.KafkaOptions;
import io.pulseline.kafka.TopicOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which records a job reads: options of every job that reads some. */
public final class RecordOptions {
  @Option(
      names = "--dataset",
      defaultValue = "heart-disease",
      paramLabel = "NAME|DIR",
      description = "Built-in dataset or a folder with dataset.yaml (default: ${DEFAULT-VALUE}).")
  String dataset;

  @Mixin private KafkaOptions kafka;
  @Mixin private TopicOptions topics;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "Records to read (default: <dataset>.records). Created if missing.")
  String topic;

  @Option(
      names = "--dead-letter-topic",
      paramLabel = "TOPIC",
      description =
          "Where refused records go (default: <dataset>.dead-letters). Created if missing.")
  String deadLetterTopic;

  /** The options with every name filled in. */
  public RecordSettings settings() {
    Dataset loaded = Datasets.load(dataset);
    return new RecordSettings(
        loaded,
        kafka.settings(),
        topic == null ? Names.recordsTopic(loaded) : topic,
        deadLetterTopic == null ? Names.deadLetterTopic(loaded) : deadLetterTopic,
        topics.shape());
  }
}
