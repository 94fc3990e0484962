package io.pulseline.jobs.ingest;

import io.pulseline.contract.dataset.Dataset;
import java.time.Duration;

/**
 * What an ingest job works on.
 *
 * @param bootstrap Kafka brokers, separated by commas
 * @param partitions of a topic that has to be created
 * @param lake root of the lake, a URI or path
 * @param checkpoints root of the checkpoints, a URI or path
 */
record IngestSettings(
    Dataset dataset,
    String bootstrap,
    String topic,
    String deadLetterTopic,
    int partitions,
    String elasticsearch,
    String index,
    String lake,
    String checkpoints,
    Duration checkpointInterval) {

  /** Names the job in the UI, in its consumer group and in its transactions. */
  String jobName() {
    return "ingest-" + topic;
  }
}
