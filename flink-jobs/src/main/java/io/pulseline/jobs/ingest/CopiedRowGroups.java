package io.pulseline.jobs.ingest;

import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.InputFile;

/** A file of the row groups of others, which have one schema, byte for byte. */
final class CopiedRowGroups implements BulkWriter.Factory<InputFile> {
  private static final long serialVersionUID = 1L;

  @Override
  public BulkWriter<InputFile> create(FSDataOutputStream stream) {
    return new BulkWriter<>() {
      private ParquetFileWriter merged;
      private Map<String, String> metadata;

      @Override
      public void addElement(InputFile file) throws IOException {
        try (ParquetFileReader rowGroups = ParquetFileReader.open(file, StoredParquet.options())) {
          if (merged == null) {
            start(rowGroups);
          }
          rowGroups.appendTo(merged);
        }
      }

      private void start(ParquetFileReader first) throws IOException {
        merged =
            new ParquetFileWriter(
                StoredParquet.of(stream),
                first.getFileMetaData().getSchema(),
                ParquetFileWriter.Mode.CREATE,
                LakeFiles.ROW_GROUP_BYTES,
                ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                null,
                ParquetProperties.builder().build());
        merged.start();
        metadata = first.getFileMetaData().getKeyValueMetaData();
      }

      @Override
      public void flush() {
        // Row groups are written as they come
      }

      @Override
      public void finish() throws IOException {
        merged.end(metadata);
      }
    };
  }
}
