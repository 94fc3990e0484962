package io.pulseline.jobs.ingest;

import io.pulseline.contract.UserException;
import io.pulseline.contract.lake.ElasticsearchIndex;
import io.pulseline.jobs.elasticsearch.ElasticsearchClient;
import io.pulseline.jobs.kafka.Topics;
import java.io.IOException;

/** Topics and index that have to be there before the job starts. */
final class Prerequisites {
  private Prerequisites() {}

  /**
   * @throws UserException when Kafka or Elasticsearch does not answer
   */
  static void ensure(IngestSettings job) {
    try (Topics topics = new Topics(job.bootstrap())) {
      if (topics.ensureRecords(job.topic(), job.partitions())) {
        System.err.printf("created topic %s with %d partitions%n", job.topic(), job.partitions());
      }
      topics.ensureDeadLetters(job.deadLetterTopic(), job.partitions());
    }
    try (var index = new ElasticsearchClient(job.elasticsearch(), job.index())) {
      index.createIndex(ElasticsearchIndex.definition(job.dataset()));
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
