package io.pulseline.jobs.ingest;

import io.pulseline.jobs.records.Received;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.connector.file.sink.FileSinkCommittable;
import org.apache.flink.connector.file.sink.writer.FileWriter;
import org.apache.flink.connector.file.sink.writer.FileWriterBucketState;

/**
 * Writes each record into the open file of its hour, and keeps only so many files open: an open
 * Parquet file takes heap before its first row, and records of a backfill or of a broken clock may
 * have thousands of hours between two checkpoints. Records of further hours are held back and
 * written hour by hour when the checkpoint comes, or before when they take too much heap. Files
 * that are closed early wait here, and become visible with the checkpoint like all others.
 */
final class LakeWriter
    implements StatefulSinkWriter<Received, FileWriterBucketState>,
        CommittingSinkWriter<Received, FileSinkCommittable> {

  /**
   * What a writer may hold.
   *
   * @param files open at once
   * @param bytes of records of several hours, written or held back, since the last closing
   */
  record Bounds(int files, long bytes) {
    private static final int SHARE_OF_HEAP = 8;

    /** An eighth of a heap for open files and another one for records, over all subtasks. */
    static Bounds of(long heap, int subtasks, long bytesOfAFile) {
      long bytes = heap / SHARE_OF_HEAP / subtasks;
      return new Bounds((int) Math.max(2, bytes / bytesOfAFile), bytes);
    }
  }

  /** Of a record beside its bytes: objects and decoded values. */
  private static final int OVERHEAD_BYTES = 512;

  private static final SinkWriter.Context UNTIMED =
      new SinkWriter.Context() {
        @Override
        public long currentWatermark() {
          return Long.MIN_VALUE;
        }

        @Override
        public Long timestamp() {
          return null;
        }
      };

  private final FileWriter<Received> files;
  private final Bounds bounds;
  private final Set<Long> openHours = new HashSet<>();
  private final Map<Long, List<Received>> heldBack = new TreeMap<>();
  private final List<FileSinkCommittable> closed = new ArrayList<>();
  private long bytes;

  LakeWriter(FileWriter<Received> files, Bounds bounds) {
    this.files = files;
    this.bounds = bounds;
  }

  @Override
  public void write(Received record, Context context) throws IOException, InterruptedException {
    long hour = HourBuckets.hour(record);
    if (openHours.contains(hour) || openHours.size() < bounds.files()) {
      openHours.add(hour);
      files.write(record, context);
    } else {
      heldBack.computeIfAbsent(hour, absent -> new ArrayList<>()).add(record);
    }
    bytes += record.bytes() + OVERHEAD_BYTES;
    // A single file bounds itself by its row groups
    if (bytes > bounds.bytes() && openHours.size() > 1) {
      closeAll();
    }
  }

  /** How many files are being written; another thread may see what was so a moment ago. */
  int openFiles() {
    return openHours.size();
  }

  /** What records take that are in no closed file; likewise. */
  long openBytes() {
    return bytes;
  }

  private void closeAll() throws IOException, InterruptedException {
    closed.addAll(files.prepareCommit());
    int hours = 0;
    for (List<Received> records : heldBack.values()) {
      for (Received record : records) {
        files.write(record, UNTIMED);
      }
      hours++;
      if (hours % bounds.files() == 0) {
        closed.addAll(files.prepareCommit());
      }
    }
    closed.addAll(files.prepareCommit());
    openHours.clear();
    heldBack.clear();
    bytes = 0;
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    files.flush(endOfInput);
  }

  @Override
  public Collection<FileSinkCommittable> prepareCommit() throws IOException, InterruptedException {
    closeAll();
    List<FileSinkCommittable> all = List.copyOf(closed);
    closed.clear();
    return all;
  }

  @Override
  public List<FileWriterBucketState> snapshotState(long checkpoint) throws IOException {
    return files.snapshotState(checkpoint);
  }

  @Override
  public void close() {
    files.close();
  }
}
