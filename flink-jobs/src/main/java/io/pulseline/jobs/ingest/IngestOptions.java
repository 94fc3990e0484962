package io.pulseline.jobs.ingest;

import io.pulseline.contract.Names;
import io.pulseline.contract.UserException;
import io.pulseline.jobs.elasticsearch.ElasticsearchSettings;
import io.pulseline.jobs.frame.Job;
import io.pulseline.jobs.frame.JobOptions;
import io.pulseline.jobs.records.RecordOptions;
import io.pulseline.jobs.records.RecordSettings;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the ingest job has to know. */
@Command(
    name = IngestJob.NAME,
    description = "Kafka to Elasticsearch, Parquet lake and dead letters, until stopped.")
public final class IngestOptions implements JobOptions {
  @Mixin private RecordOptions records = new RecordOptions();

  @Option(
      names = "--dead-letter-topic",
      paramLabel = "TOPIC",
      description =
          "Where refused records go (default: <dataset>.dead-letters). Created if missing.")
  private String deadLetterTopic;

  @Mixin private IndexOptions index = new IndexOptions();
  @Mixin private LakeOptions lake = new LakeOptions();

  /** The job with all that it can write, and every other option as it is by default. */
  public static Job plain(RecordSettings records, ElasticsearchSettings server, String lake) {
    return new IngestJob(
        records,
        Optional.of(IndexSettings.plain(server, Names.index(records.dataset()))),
        Optional.of(LakeSettings.plain(lake)));
  }

  @Override
  public Job job() {
    RecordSettings read = records.settings(deadLetterTopic);
    Optional<IndexSettings> documents = index.settings(read.dataset());
    Optional<LakeSettings> rows = lake.settings();
    if (documents.isEmpty() && rows.isEmpty()) {
      throw new UserException("--no-index and --no-lake leave nothing to write; give one of them");
    }
    if (rows.isPresent() && !read.topics().isOne()) {
      throw new UserException(
          "rows of the lake are known by partition and offset, which several topics share: give"
              + " --no-lake, or run a job with a --lake of its own for each topic");
    }
    return new IngestJob(read, documents, rows);
  }
}
