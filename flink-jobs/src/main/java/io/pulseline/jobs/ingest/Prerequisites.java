package io.pulseline.jobs.ingest;

import io.pulseline.contract.UserException;
import io.pulseline.contract.lake.ElasticsearchIndex;
import io.pulseline.jobs.elasticsearch.ElasticsearchClient;
import java.io.IOException;

/** Topics and index that have to be there before the job starts. */
final class Prerequisites {
  private Prerequisites() {}

  /**
   * @throws UserException when Kafka or Elasticsearch does not answer
   */
  static void ensure(IngestSettings job) {
    job.kafka().ensureTopics();
    try (var index = new ElasticsearchClient(job.elasticsearch(), job.index())) {
      index.createIndex(ElasticsearchIndex.definition(job.records().dataset()));
    } catch (IOException | IllegalArgumentException e) {
      throw new UserException(
          String.format(
              "cannot create index '%s' at %s (%s); start Elasticsearch, or correct"
                  + " --elasticsearch",
              job.index(), job.elasticsearch(), e.getMessage()),
          e);
    }
  }
}
