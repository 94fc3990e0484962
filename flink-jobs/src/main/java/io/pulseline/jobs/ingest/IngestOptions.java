package io.pulseline.jobs.ingest;

import io.pulseline.contract.UserException;
import io.pulseline.jobs.frame.Job;
import io.pulseline.jobs.frame.JobOptions;
import io.pulseline.jobs.records.RecordOptions;
import io.pulseline.jobs.records.RecordSettings;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the ingest job has to know. */
@Command(
    name = IngestJob.NAME,
    description = "Kafka to Elasticsearch, Parquet lake and dead letters, until stopped.")
public final class IngestOptions implements JobOptions {
  @Mixin private RecordOptions records = new RecordOptions();
  @Mixin private IndexOptions index = new IndexOptions();
  @Mixin private LakeOptions lake = new LakeOptions();

  @Override
  public Job job() {
    RecordSettings read = records.settings();
    Optional<IndexSettings> documents = index.settings(read.dataset());
    Optional<String> rows = lake.root();
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
