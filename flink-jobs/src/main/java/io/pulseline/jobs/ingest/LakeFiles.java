package io.pulseline.jobs.ingest;

import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.jobs.records.Received;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Opens the lake's Parquet files, Snappy compressed. Those of one subtask share a row to fill. */
final class LakeFiles implements BulkWriter.Factory<Received> {
  private static final long serialVersionUID = 1L;

  /** A row group is held in memory, and an hour has a file for each subtask. */
  static final long ROW_GROUP_BYTES = 16L << 20;

  /**
   * An open file has about two buffers of a page's size from the start: Parquet's default of 1 MB
   * would be most of what a file with few rows takes.
   */
  private static final int PAGE_BYTES = 128 << 10;

  private static final int COLUMN_BYTES = 16 << 10;

  private final String descriptor;
  private transient LakeRow row;

  /**
   * @param descriptor the dataset as YAML, its form on the way to the workers
   */
  LakeFiles(String descriptor) {
    this.descriptor = descriptor;
  }

  /** Heap that an open file takes before its first row, at most. */
  long bytesOfAFile() {
    return 3L * PAGE_BYTES + (long) row().schema().getFields().size() * COLUMN_BYTES;
  }

  /** Tells this schema from others that the dataset had or will have. */
  long schemaFingerprint() {
    return SchemaNormalization.parsingFingerprint64(row().schema());
  }

  @Override
  public BulkWriter<Received> create(FSDataOutputStream stream) throws IOException {
    LakeRow shared = row();
    ParquetWriter<GenericRecord> parquet = writer(stream, shared.schema());
    return new BulkWriter<>() {
      @Override
      public void addElement(Received record) throws IOException {
        parquet.write(shared.fill(record));
      }

      @Override
      public void flush() {
        // Parquet writes a row group when it is full
      }

      @Override
      public void finish() throws IOException {
        parquet.close();
      }
    };
  }

  /** Opens a file of the lake; the stream is left open for whoever commits it. */
  static ParquetWriter<GenericRecord> writer(FSDataOutputStream stream, Schema schema)
      throws IOException {
    return AvroParquetWriter.<GenericRecord>builder(StoredParquet.of(stream))
        .withSchema(schema)
        .withConf(new PlainParquetConfiguration())
        .withCompressionCodec(CompressionCodecName.SNAPPY)
        .withRowGroupSize(ROW_GROUP_BYTES)
        .withPageSize(PAGE_BYTES)
        .build();
  }

  private LakeRow row() {
    if (row == null) {
      row = new LakeRow(DatasetYaml.parse(descriptor, "the job's descriptor"));
    }
    return row;
  }
}
