package io.pulseline.jobs.records;

import io.pulseline.contract.dataset.Dataset;

/**
 * The records a job reads, and where those go that it refuses.
 *
 * @param bootstrap Kafka brokers, separated by commas
 * @param partitions of a topic that has to be created
 */
public record RecordSettings(
    Dataset dataset, String bootstrap, String topic, String deadLetterTopic, int partitions) {}
