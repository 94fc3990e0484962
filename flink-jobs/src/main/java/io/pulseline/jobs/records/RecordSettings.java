package io.pulseline.jobs.records;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicShape;

/**
 * The records a job reads, and where those go that it refuses.
 *
 * @param shape of a topic that has to be created
 */
public record RecordSettings(
    Dataset dataset, KafkaSettings kafka, String topic, String deadLetterTopic, TopicShape shape) {}
