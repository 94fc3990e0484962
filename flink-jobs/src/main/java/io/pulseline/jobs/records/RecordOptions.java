package io.pulseline.jobs.records;

import io.pulseline.cli.DurationConverter;
import io.pulseline.contract.Names;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.kafka.KafkaOptions;
import io.pulseline.kafka.TopicOptions;
import io.pulseline.schemas.SchemaRegistryOptions;
import java.time.Duration;
import java.util.List;
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
  @Mixin private SchemaRegistryOptions schemas;

  @Option(
      names = "--topic",
      split = ",",
      paramLabel = "TOPIC",
      description =
          "Records to read (default: <dataset>.records); several by commas or repeated. Created if"
              + " missing.")
  List<String> topic = List.of();

  @Option(
      names = "--topic-pattern",
      paramLabel = "REGEX",
      description =
          "Read all topics whose whole names match, those that are created later too, in place of"
              + " --topic.")
  String topicPattern;

  @Option(
      names = "--start-from",
      defaultValue = "earliest",
      paramLabel = "earliest|latest|committed|TIME",
      converter = StartFrom.Converter.class,
      description =
          "Where to begin without a checkpoint: at the first or the next record, where the job's"
              + " consumer group stands, or at a time such as 2026-01-02T03:04:05Z (default:"
              + " ${DEFAULT-VALUE}).")
  StartFrom start;

  @Option(
      names = "--transaction-timeout",
      defaultValue = "15m",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "How long the job may be down between a checkpoint and its commit and lose nothing that"
              + " it writes to Kafka; the brokers' transaction.max.timeout.ms bounds it (default:"
              + " ${DEFAULT-VALUE}).")
  Duration transactions;

  /**
   * The options with every name filled in.
   *
   * @throws UserException when they do not fit together, or the dataset is not there
   */
  public RecordSettings settings() {
    return settings(null);
  }

  /**
   * The same for a job that keeps dead letters.
   *
   * @param deadLetterTopic null for the dataset's
   */
  public RecordSettings settings(String deadLetterTopic) {
    Dataset loaded = Datasets.load(dataset);
    return new RecordSettings(
        loaded,
        kafka.settings(),
        selection(loaded),
        start,
        deadLetterTopic == null ? Names.deadLetterTopic(loaded) : deadLetterTopic,
        topics.shape(),
        schemas.settings(),
        transactions);
  }

  private TopicSelection selection(Dataset loaded) {
    if (topic.stream().anyMatch(String::isBlank)) {
      throw new UserException("--topic has an empty name among its topics; leave it out");
    }
    if (topicPattern == null) {
      return TopicSelection.of(topic.isEmpty() ? List.of(Names.recordsTopic(loaded)) : topic);
    }
    if (!topic.isEmpty()) {
      throw new UserException("--topic and --topic-pattern exclude each other; give one");
    }
    return TopicSelection.matching(topicPattern);
  }
}
