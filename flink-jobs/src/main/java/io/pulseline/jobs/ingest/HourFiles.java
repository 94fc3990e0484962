package io.pulseline.jobs.ingest;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.file.sink.FileSinkCommittable;

/**
 * The files of one hour and one schema that wait to be merged, and how many were made so far. Times
 * are those of the checkpoints that closed them, in epoch milliseconds.
 */
final class HourFiles {
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

  /** One that was added before the job was restored. */
  void restore(FileSinkCommittable file) {
    files.add(file);
    bytes += file.getPendingFile().getSize();
  }

  /** All of them, which no longer wait: one file is made of them. */
  List<FileSinkCommittable> take() {
    List<FileSinkCommittable> taken = List.copyOf(files);
    files.clear();
    bytes = 0;
    made++;
    return taken;
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
