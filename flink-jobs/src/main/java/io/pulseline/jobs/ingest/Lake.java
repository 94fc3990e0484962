package io.pulseline.jobs.ingest;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.jobs.records.Received;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * The raw records of a dataset in the lake: Parquet, one folder an hour of event time. Each
 * checkpoint closes files that no reader takes for one of the lake; several of them become one that
 * is, see {@link MergeOperator}. It appears under its name when a checkpoint is complete, never
 * before, and stays as it is.
 */
final class Lake {
  /**
   * How the names of files begin that wait to be merged. Readers of Parquet folders pass over a
   * dot; DuckDB's patterns do not, but none asks for files that do not end like Parquet.
   */
  static final String WAITING = ".waiting";

  /** How the names of files begin and end that readers see. */
  static final String PART = "part";

  static final String PARQUET = ".parquet";

  private Lake() {}

  static LakeSink sink(LakeSettings settings, Dataset dataset) {
    Path folder = new Path(new LakeLayout(settings.root()).raw(dataset));
    LakeFiles parquet = new LakeFiles(DatasetYaml.write(dataset));
    FileSink<Received> files =
        FileSink.forBulkFormat(folder, parquet)
            .withBucketAssigner(new HourBuckets())
            .withRollingPolicy(OnCheckpointRollingPolicy.build())
            .withOutputFileConfig(new OutputFileConfig(WAITING, ""))
            .build();
    return new LakeSink(
        files,
        parquet.bytesOfAFile(),
        new MergeOperator(
            files,
            folder.toString(),
            parquet.schemaFingerprint(),
            MergePolicy.waitingAtMost(settings.longestWait())));
  }
}
