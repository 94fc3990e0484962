package io.pulseline.jobs.ingest;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.connector.file.sink.FileSinkCommittable;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketWriter;
import org.apache.flink.streaming.api.functions.sink.filesystem.BulkBucketWriter;
import org.apache.flink.streaming.api.functions.sink.filesystem.InProgressFileWriter;
import org.apache.flink.streaming.api.functions.sink.filesystem.InProgressFileWriter.PendingFileRecoverable;
import org.apache.parquet.io.InputFile;

/**
 * Makes one file of several. Many small ones are read and written anew, since each would be a row
 * group of its own; of larger ones the row groups are copied as they are, which costs no more than
 * their bytes.
 */
final class FileMerger implements AutoCloseable {
  /** Files that are open, or in memory when they are small, at once. */
  private static final int OPEN = 32;

  private final Path folder;
  private final BucketWriter<InputFile, String> rewriting;
  private final BucketWriter<InputFile, String> copying;
  private final SeveralAtATime atATime = new SeveralAtATime();
  private final String unique = "-" + UUID.randomUUID() + "-";
  private int made;

  /**
   * @param folder of the dataset's hours
   */
  FileMerger(Path folder) throws IOException {
    this.folder = folder;
    this.rewriting = writing(new RewrittenRows());
    this.copying = writing(new CopiedRowGroups());
  }

  private BucketWriter<InputFile, String> writing(BulkWriter.Factory<InputFile> merged)
      throws IOException {
    return new BulkBucketWriter<>(folder.getFileSystem().createRecoverableWriter(), merged);
  }

  /**
   * Gives closed files their names, with which they can be read. No reader of the lake looks at
   * them, so they may have them before the checkpoint is complete; should that fail, they are files
   * that nobody misses. Those that have theirs already keep it.
   */
  void name(List<FileSinkCommittable> files) throws IOException {
    atATime.map(files, this::name);
  }

  private Path name(FileSinkCommittable file) throws IOException {
    rewriting.recoverPendingFile(file.getPendingFile()).commitAfterRecovery();
    return file.getPendingFile().getPath();
  }

  /**
   * What has to be committed.
   *
   * @param file which is there from then on
   * @param replaced which are there no more
   */
  record Merged(FileSinkCommittable file, List<FileSinkCommittable> replaced) {}

  /** Makes one file that readers see of an hour's files, which have one schema and their names. */
  Merged visible(String hour, List<FileSinkCommittable> files) throws IOException {
    return merge(hour, Lake.PART + unique + made++ + Lake.PARQUET, files);
  }

  /** The same that waits in their place. */
  Merged waiting(String hour, List<FileSinkCommittable> files) throws IOException {
    return merge(hour, Lake.WAITING + unique + made++, files);
  }

  private Merged merge(String hour, String name, List<FileSinkCommittable> files)
      throws IOException {
    long now = System.currentTimeMillis();
    InProgressFileWriter<InputFile, String> merged =
        writer(files).openNewInProgressFile(hour, new Path(new Path(folder, hour), name), now);
    PendingFileRecoverable pending;
    try {
      for (int from = 0; from < files.size(); from += OPEN) {
        List<FileSinkCommittable> next = files.subList(from, Math.min(from + OPEN, files.size()));
        for (InputFile file : atATime.map(next, this::open)) {
          merged.write(file, now);
        }
      }
      pending = merged.closeForCommit();
    } catch (IOException | RuntimeException e) {
      merged.dispose();
      throw e;
    }
    return new Merged(
        new FileSinkCommittable(hour, pending),
        files.stream()
            .map(file -> new FileSinkCommittable(hour, file.getPendingFile().getPath()))
            .toList());
  }

  private BucketWriter<InputFile, String> writer(List<FileSinkCommittable> files) {
    long bytes = files.stream().mapToLong(file -> file.getPendingFile().getSize()).sum();
    return files.size() == 1 || bytes / files.size() >= HourFiles.LARGE_BYTES ? copying : rewriting;
  }

  private InputFile open(FileSinkCommittable file) throws IOException {
    return StoredParquet.open(file.getPendingFile().getPath(), file.getPendingFile().getSize());
  }

  @Override
  public void close() {
    atATime.close();
  }
}
