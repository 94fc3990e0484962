package io.pulseline.jobs.local;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The checkpoints and savepoints below a folder: {@code <job id>/chk-<n>} and {@code
 * savepoint-<…>}. One is complete when it has its {@code _metadata}, which Flink writes last.
 */
public final class RetainedCheckpoints {
  private static final String METADATA = "_metadata";
  private static final String CHECKPOINT = "chk-";

  private record Found(Path folder, long modified, long number) {}

  private RetainedCheckpoints() {}

  /**
   * The newest complete one over all jobs.
   *
   * @param root a URI; it need not exist
   */
  public static Optional<String> latest(String root) throws IOException {
    Path folder = new Path(root);
    FileSystem files = folder.getFileSystem();
    List<Found> complete = new ArrayList<>();
    for (Path child : foldersIn(files, folder)) {
      addIfComplete(files, child, complete);
      for (Path grandchild : foldersIn(files, child)) {
        if (grandchild.getName().startsWith(CHECKPOINT)) {
          addIfComplete(files, grandchild, complete);
        }
      }
    }
    return complete.stream()
        .max(Comparator.comparingLong(Found::modified).thenComparingLong(Found::number))
        .map(found -> found.folder().toString());
  }

  private static void addIfComplete(FileSystem files, Path folder, List<Found> complete)
      throws IOException {
    Path metadata = new Path(folder, METADATA);
    if (files.exists(metadata)) {
      long modified = files.getFileStatus(metadata).getModificationTime();
      complete.add(new Found(folder, modified, number(folder)));
    }
  }

  /** A savepoint ends its job, so it is newer than any checkpoint of the same second. */
  private static long number(Path folder) {
    return folder.getName().startsWith(CHECKPOINT)
        ? Long.parseLong(folder.getName().substring(CHECKPOINT.length()))
        : Long.MAX_VALUE;
  }

  private static List<Path> foldersIn(FileSystem files, Path folder) throws IOException {
    FileStatus[] children;
    try {
      children = files.listStatus(folder);
    } catch (FileNotFoundException e) {
      return List.of();
    }
    if (children == null) {
      return List.of();
    }
    List<Path> folders = new ArrayList<>();
    for (FileStatus child : children) {
      if (child.isDir()) {
        folders.add(child.getPath());
      }
    }
    return folders;
  }
}
