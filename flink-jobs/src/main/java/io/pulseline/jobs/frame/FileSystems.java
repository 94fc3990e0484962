package io.pulseline.jobs.frame;

import io.pulseline.contract.UserException;
import java.io.IOException;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Where a job may write. */
public final class FileSystems {
  private FileSystems() {}

  /**
   * Fails early for a scheme that no file system is known for.
   *
   * @throws UserException with what to do about it
   */
  public static void requireWritable(String uri) {
    try {
      FileSystem files = new Path(uri).getFileSystem();
      files.createRecoverableWriter();
    } catch (IOException | UnsupportedOperationException e) {
      throw new UserException(
          String.format(
              "cannot write to %s (%s); use a folder or s3://bucket, and let FLINK_PLUGINS_DIR name"
                  + " flink-jobs/target/dist/plugins",
              uri, firstSentence(e)),
          e);
    }
  }

  private static String firstSentence(Exception e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf(". ");
    return end < 0 ? message : message.substring(0, end);
  }
}
