package io.pulseline.jobs.ingest;

import io.pulseline.contract.Names;
import io.pulseline.jobs.frame.FlinkUris;
import io.pulseline.jobs.frame.Job;
import io.pulseline.jobs.frame.JobOptions;
import io.pulseline.jobs.records.RecordOptions;
import io.pulseline.jobs.records.RecordSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the ingest job has to know. */
@Command(
    name = IngestJob.NAME,
    description = "Kafka to Elasticsearch, Parquet lake and dead letters, until stopped.")
public final class IngestOptions implements JobOptions {
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

  @Override
  public Job job() {
    RecordSettings read = records.settings();
    return new IngestJob(
        read,
        elasticsearch,
        index == null ? Names.index(read.dataset()) : index,
        FlinkUris.absolute(lake));
  }
}
