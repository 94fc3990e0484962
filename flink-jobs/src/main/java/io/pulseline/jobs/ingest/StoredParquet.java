package io.pulseline.jobs.ingest;

import java.io.IOException;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.formats.parquet.ParquetInputFile;
import org.apache.flink.runtime.state.memory.ByteStreamStateHandle;
import org.apache.flink.util.IOUtils;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** Files of Flink's file systems as Parquet takes them. */
final class StoredParquet {
  /** Parquet reads the end of a file first: for a store that is a request more than for all. */
  private static final long SMALL_BYTES = 1 << 20;

  private StoredParquet() {}

  /** How files are read: without Hadoop's settings. */
  static ParquetReadOptions options() {
    return ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
  }

  /** A file to be read once; a small one is in memory from now on. */
  static InputFile open(Path path, long size) throws IOException {
    FSDataInputStream stream = path.getFileSystem().open(path);
    if (size > SMALL_BYTES) {
      return new ParquetInputFile(stream, size);
    }
    byte[] bytes = new byte[(int) size];
    try (stream) {
      IOUtils.readFully(stream, bytes, 0, bytes.length);
    }
    return new ParquetInputFile(
        new ByteStreamStateHandle(path.getName(), bytes).openInputStream(), size);
  }

  /** A stream as a file to be written once; whoever opened it closes it. */
  static OutputFile of(FSDataOutputStream stream) {
    return new OutputFile() {
      @Override
      public PositionOutputStream create(long blockSize) {
        return new DelegatingPositionOutputStream(stream) {
          @Override
          public long getPos() throws IOException {
            return stream.getPos();
          }

          @Override
          public void close() throws IOException {
            stream.flush();
          }
        };
      }

      @Override
      public PositionOutputStream createOrOverwrite(long blockSize) {
        return create(blockSize);
      }

      @Override
      public boolean supportsBlockSize() {
        return false;
      }

      @Override
      public long defaultBlockSize() {
        return 0;
      }
    };
  }
}
