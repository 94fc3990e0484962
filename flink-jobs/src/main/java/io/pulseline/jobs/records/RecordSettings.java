package io.pulseline.jobs.records;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicShape;
import io.pulseline.schemas.SchemaRegistrySettings;
import java.time.Duration;
import java.util.Optional;

/**
 * The records a job reads, and where those go that it refuses.
 *
 * @param shape of a topic that has to be created
 * @param schemas the schema registry; empty where records are JSON only
 * @param transactions how long one may stay open: what a job writes to Kafka is lost when it is
 *     down for longer between a checkpoint and its commit
 */
public record RecordSettings(
    Dataset dataset,
    KafkaSettings kafka,
    TopicSelection topics,
    StartFrom start,
    String deadLetterTopic,
    TopicShape shape,
    Optional<SchemaRegistrySettings> schemas,
    Duration transactions) {

  /**
   * @throws UserException when the job would read its own dead letters, which it would refuse again
   *     without end
   */
  public RecordSettings {
    if (topics.includes(deadLetterTopic)) {
      throw new UserException(
          "%s is the dead-letter topic, and among the topics to read; choose others with --topic or"
                  .formatted(deadLetterTopic)
              + " --topic-pattern, or another --dead-letter-topic");
    }
  }

  /** How the records are read. */
  public RecordFormat format() {
    return new RecordFormat(DatasetYaml.write(dataset), schemas.orElse(null));
  }

  /**
   * The topic of a job that reads one.
   *
   * @throws UserException when the options choose several
   */
  public String topic() {
    if (!topics.isOne()) {
      throw new UserException(
          "this job tells records by their partition and offset, which several topics share: name"
              + " one with --topic, and run a job for each");
    }
    return topics.names().get(0);
  }
}
