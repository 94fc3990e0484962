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
 * The raw records of a dataset in the lake: Parquet, one folder an hour of event time. A file
 * appears under its name when the checkpoint that closed it is complete, never before.
 */
final class Lake {
  private Lake() {}

  /**
   * @param root a {@code file:} or {@code s3:} URI, or a plain path
   */
  static LakeSink sink(String root, Dataset dataset) {
    LakeFiles parquet = new LakeFiles(DatasetYaml.write(dataset));
    FileSink<Received> files =
        FileSink.forBulkFormat(new Path(new LakeLayout(root).raw(dataset)), parquet)
            .withBucketAssigner(new HourBuckets())
            .withRollingPolicy(OnCheckpointRollingPolicy.build())
            .withOutputFileConfig(new OutputFileConfig("part", ".parquet"))
            .build();
    return new LakeSink(files, parquet.bytesOfAFile());
  }
}
