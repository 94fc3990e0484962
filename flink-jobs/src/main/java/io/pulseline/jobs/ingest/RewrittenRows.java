package io.pulseline.jobs.ingest;

import java.io.IOException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.InputFile;

/** A file of the rows of others, which have one schema: their row groups become larger ones. */
final class RewrittenRows implements BulkWriter.Factory<InputFile> {
  private static final long serialVersionUID = 1L;

  @Override
  public BulkWriter<InputFile> create(FSDataOutputStream stream) {
    return new BulkWriter<>() {
      private ParquetWriter<GenericRecord> merged;

      @Override
      public void addElement(InputFile file) throws IOException {
        try (ParquetReader<GenericRecord> rows =
            AvroParquetReader.<GenericRecord>builder(file, new PlainParquetConfiguration())
                .withDataModel(GenericData.get())
                .build()) {
          for (GenericRecord row = rows.read(); row != null; row = rows.read()) {
            if (merged == null) {
              merged = LakeFiles.writer(stream, row.getSchema());
            }
            merged.write(row);
          }
        }
      }

      @Override
      public void flush() {
        // Parquet writes a row group when it is full
      }

      @Override
      public void finish() throws IOException {
        merged.close();
      }
    };
  }
}
