package io.pulseline.jobs.ingest;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.jobs.records.Received;
import java.io.IOException;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.formats.parquet.ParquetWriterFactory;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * The raw records of a dataset in the lake: Snappy Parquet, one folder an hour of event time. A
 * file appears under its name when the checkpoint that closed it is complete, never before.
 */
final class Lake {
  /** A row group is held in memory, and an hour has a file for each subtask. */
  private static final long ROW_GROUP_BYTES = 16L << 20;

  private Lake() {}

  /**
   * @param root a {@code file:} or {@code s3:} URI, or a plain path
   */
  static FileSink<Received> sink(String root, Dataset dataset) {
    String descriptor = DatasetYaml.write(dataset);
    return FileSink.forBulkFormat(
            new Path(new LakeLayout(root).raw(dataset)), stream -> writer(stream, descriptor))
        .withBucketAssigner(new HourBuckets())
        .withRollingPolicy(OnCheckpointRollingPolicy.build())
        .withOutputFileConfig(new OutputFileConfig("part", ".parquet"))
        .build();
  }

  private static BulkWriter<Received> writer(FSDataOutputStream stream, String descriptor)
      throws IOException {
    LakeRow row = new LakeRow(DatasetYaml.parse(descriptor, "the job's descriptor"));
    BulkWriter<GenericRecord> parquet =
        new ParquetWriterFactory<GenericRecord>(
                out ->
                    AvroParquetWriter.<GenericRecord>builder(out)
                        .withSchema(row.schema())
                        .withConf(new PlainParquetConfiguration())
                        .withCompressionCodec(CompressionCodecName.SNAPPY)
                        .withRowGroupSize(ROW_GROUP_BYTES)
                        .build())
            .create(stream);
    return new BulkWriter<>() {
      @Override
      public void addElement(Received record) throws IOException {
        parquet.addElement(row.fill(record));
      }

      @Override
      public void flush() throws IOException {
        parquet.flush();
      }

      @Override
      public void finish() throws IOException {
        parquet.finish();
      }
    };
  }
}
