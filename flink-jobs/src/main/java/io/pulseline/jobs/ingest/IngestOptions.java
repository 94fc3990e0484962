package io.pulseline.jobs.ingest;

import io.pulseline.contract.Names;
import io.pulseline.jobs.DurationConverter;
import io.pulseline.jobs.FlinkUris;
import io.pulseline.jobs.records.RecordOptions;
import io.pulseline.jobs.records.RecordSettings;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the ingest job has to know, in a cluster as in one process. */
final class IngestOptions {
  @Mixin private RecordOptions records;

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
    RecordSettings read = records.settings();
    return new IngestSettings(
        read,
        elasticsearch,
        index == null ? Names.index(read.dataset()) : index,
        FlinkUris.absolute(lake),
        FlinkUris.absolute(checkpoints),
        checkpointInterval);
  }
}
