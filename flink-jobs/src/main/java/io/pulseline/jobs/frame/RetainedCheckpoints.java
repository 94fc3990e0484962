package io.pulseline.jobs.frame;

import io.pulseline.contract.UserException;
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
 * The checkpoints and savepoints of a job in its folder: {@code <job id>/chk-<n>} and {@code
 * savepoint-<…>}. One is complete when it has its {@code _metadata}, which Flink writes last.
 */
public final class RetainedCheckpoints {
  private static final String METADATA = "_metadata";
  private static final String CHECKPOINT = "chk-";

  private record Found(Path folder, long modified, long number) {}

  private RetainedCheckpoints() {}

  /**
   * The newest complete one of a job, over all of its runs.
   *
   * @param root of the checkpoints of all jobs, a URI
   * @param folder of the job's own below it; it need not exist
   * @throws UserException when there is none, but some of when all jobs shared one folder
   */
  public static Optional<String> latest(String root, String folder) throws IOException {
    Optional<String> own = newest(new Path(folder));
    if (own.isEmpty()) {
      newest(new Path(root)).ifPresent(RetainedCheckpoints::refuse);
    }
    return own;
  }

  /** Starting without it would read the topic again, and put its rows into the lake twice. */
  private static void refuse(String older) {
    throw new UserException(
        older
            + " is of an older Pulseline, which this one cannot go on from; give another"
            + " --checkpoints and an empty --lake, or --restore none");
  }

  private static Optional<String> newest(Path folder) throws IOException {
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
