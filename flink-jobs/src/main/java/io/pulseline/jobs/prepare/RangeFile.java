package io.pulseline.jobs.prepare;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.java.tuple.Tuple3;

/** Sorted rows one after the other, each with a byte before it that says so. */
final class RangeFile {
  private static final int BUFFER = 1 << 16;
  private static final int ROW = 1;

  private RangeFile() {}

  /** What is done with a row: its place in Kafka, and its {@link RowBytes}. */
  @FunctionalInterface
  interface Taking {
    void take(int partition, long offset, byte[] row) throws Exception;
  }

  static DataOutputStream write(Path file) throws IOException {
    return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
  }

  static void put(Tuple3<String, Integer, byte[]> row, DataOutputStream file) throws IOException {
    file.writeByte(ROW);
    file.writeInt(SortKey.partition(row.f0));
    file.writeLong(SortKey.offset(row.f0));
    file.writeInt(row.f2.length);
    file.write(row.f2);
  }

  static void read(Path file, Taking taking) throws Exception {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
      while (in.read() == ROW) {
        int partition = in.readInt();
        long offset = in.readLong();
        byte[] row = new byte[in.readInt()];
        in.readFully(row);
        taking.take(partition, offset, row);
      }
    }
  }
}
