package io.pulseline.jobs.frame;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Objects;
import java.util.UUID;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/** Where a job may write. */
public final class FileSystems {
  private FileSystems() {}

  /**
   * Fails early for a place where nothing can be written: a job would find out with its first
   * record, and try for ever. A file is written there and deleted.
   *
   * @throws UserException with what to do about it
   */
  public static void requireWritable(String uri) {
    FileSystem files = known(uri);
    Path probe = new Path(uri, ".writable-" + UUID.randomUUID());
    try {
      files.create(probe, WriteMode.NO_OVERWRITE).close();
      files.delete(probe, false);
    } catch (IOException e) {
      throw new UserException(
          String.format(
              "cannot write to %s (%s); name another place, or allow this user to write there",
              uri, e instanceof AccessDeniedException ? "no permission" : firstSentence(e)),
          e);
    }
  }

  private static FileSystem known(String uri) {
    try {
      FileSystem files = new Path(uri).getFileSystem();
      files.createRecoverableWriter();
      return files;
    } catch (IOException | UnsupportedOperationException e) {
      throw new UserException(
          String.format(
              "cannot write to %s (%s); use a folder or s3://bucket, and let FLINK_PLUGINS_DIR name"
                  + " flink-jobs/target/dist/plugins",
              uri, firstSentence(e)),
          e);
    }
  }

  /** What S3 answered goes on with who asked it, and when, several times. */
  private static String firstSentence(Exception e) {
    String said = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    return said.split("\\. | \\(Service: |\n", 2)[0];
  }
}
