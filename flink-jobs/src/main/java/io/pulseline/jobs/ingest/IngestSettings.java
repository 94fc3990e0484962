package io.pulseline.jobs.ingest;

import io.pulseline.jobs.records.KafkaEnds;
import io.pulseline.jobs.records.RecordSettings;
import java.time.Duration;

/**
 * What an ingest job works on.
 *
 * @param lake root of the lake, a URI or path
 * @param checkpoints root of the checkpoints, a URI or path
 */
record IngestSettings(
    RecordSettings records,
    String elasticsearch,
    String index,
    String lake,
    String checkpoints,
    Duration checkpointInterval) {

  /** Names the job in the UI, in its consumer group and in its transactions. */
  String jobName() {
    return "ingest-" + records.topic();
  }

  KafkaEnds kafka() {
    return new KafkaEnds(records, jobName());
  }
}
