package io.pulseline.jobs.ingest;

import io.pulseline.contract.Names;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.jobs.DurationConverter;
import io.pulseline.jobs.FlinkUris;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What the ingest job has to know, in a cluster as in one process. */
final class IngestOptions {
  @Option(
      names = "--dataset",
      defaultValue = "heart-disease",
      paramLabel = "NAME|DIR",
      description = "Built-in dataset or a folder with dataset.yaml (default: ${DEFAULT-VALUE}).")
  String dataset;

  @Option(
      names = "--bootstrap",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Kafka brokers, separated by commas.")
  String bootstrap;

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

  @Option(
      names = "--partitions",
      defaultValue = "4",
      paramLabel = "N",
      description = "Partitions of a topic that has to be created (default: ${DEFAULT-VALUE}).")
  int partitions;

  @Option(
      names = "--elasticsearch",
      required = true,
      paramLabel = "URL",
      description = "Elasticsearch 7, like http://host:9200.")
  String elasticsearch;

  @Option(
      names = "--index",
      paramLabel = "INDEX",
      description = "Index of the documents (default: <dataset>). Created if missing.")
  String index;

  @Option(
      names = "--lake",
      required = true,
      paramLabel = "URI",
      description = "Root of the lake: s3://bucket[/prefix] or a folder.")
  String lake;

  @Option(
      names = "--checkpoints",
      required = true,
      paramLabel = "URI",
      description = "Where checkpoints are kept: s3://bucket[/prefix] or a folder.")
  String checkpoints;

  @Option(
      names = "--checkpoint-interval",
      defaultValue = "2s",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "Time between checkpoints; Parquet files and dead letters become visible with them"
              + " (default: ${DEFAULT-VALUE}).")
  Duration checkpointInterval;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Parallel subtasks (default: 2, in a cluster the cluster's).")
  Integer parallelism;

  /** The options with every name filled in. */
  IngestSettings settings() {
    Dataset loaded = Datasets.load(dataset);
    return new IngestSettings(
        loaded,
        bootstrap,
        topic == null ? Names.recordsTopic(loaded) : topic,
        deadLetterTopic == null ? Names.deadLetterTopic(loaded) : deadLetterTopic,
        partitions,
        elasticsearch,
        index == null ? Names.index(loaded) : index,
        FlinkUris.absolute(lake),
        FlinkUris.absolute(checkpoints),
        checkpointInterval);
  }
}
