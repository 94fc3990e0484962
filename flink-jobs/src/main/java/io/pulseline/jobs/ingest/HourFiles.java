package io.pulseline.jobs.ingest;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.file.sink.FileSinkCommittable;

/**
 * The files of one hour and one schema that wait to be merged, and how many were made so far. Times
 * are those of the checkpoints that closed them, in epoch milliseconds.
 */
final class HourFiles {
  /** Size from which on a file's row groups are worth keeping as they are. */
  static final long LARGE_BYTES = 512 << 10;

  /** How many smaller files may wait. */
  private static final int CROWD = 16;

  private final Key key;
  private final List<FileSinkCommittable> files = new ArrayList<>();
  private int made;
  private long oldestMillis;
  private long newestMillis;
  private long bytes;

  /**
   * Files of one key become one file.
   *
   * @param hour folder below the dataset's
   * @param schema fingerprint of the schema that the files have
   */
  record Key(String hour, long schema) {}

  HourFiles(Key key) {
    this(key, 0, 0, 0);
  }

  HourFiles(Key key, int made, long oldestMillis, long newestMillis) {
    this.key = key;
    this.made = made;
    this.oldestMillis = oldestMillis;
    this.newestMillis = newestMillis;
  }

  /** One more, closed now. */
  void add(FileSinkCommittable file, long nowMillis) {
    if (files.isEmpty()) {
      oldestMillis = nowMillis;
    }
    newestMillis = nowMillis;
    restore(file);
  }

  /** One whose rows were added before. */
  void restore(FileSinkCommittable file) {
    files.add(file);
    bytes += size(file);
  }

  /** All of them, which no longer wait: one file is made of them. */
  List<FileSinkCommittable> take() {
    List<FileSinkCommittable> taken = List.copyOf(files);
    files.clear();
    bytes = 0;
    made++;
    return taken;
  }

  /** Whether so many small files wait that they had better be one, which then waits. */
  boolean isCrowded() {
    return files.stream().filter(HourFiles::isSmall).count() >= CROWD;
  }

  /** The small ones, which no longer wait: the file that is made of them does. */
  List<FileSinkCommittable> takeSmall() {
    List<FileSinkCommittable> taken = files.stream().filter(HourFiles::isSmall).toList();
    files.removeAll(taken);
    bytes -= taken.stream().mapToLong(HourFiles::size).sum();
    return taken;
  }

  private static boolean isSmall(FileSinkCommittable file) {
    return size(file) < LARGE_BYTES;
  }

  private static long size(FileSinkCommittable file) {
    return file.getPendingFile().getSize();
  }

  Key key() {
    return key;
  }

  List<FileSinkCommittable> files() {
    return files;
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  int made() {
    return made;
  }

  /** When the first of those that wait was added. */
  long oldestMillis() {
    return oldestMillis;
  }

  /** When one was added last. */
  long newestMillis() {
    return newestMillis;
  }

  /** Size of those that wait. */
  long bytes() {
    return bytes;
  }
}
