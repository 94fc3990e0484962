package io.pulseline.jobs.prepare;

import io.pulseline.contract.file.Folders;
import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.storage.LakeFile;
import io.pulseline.storage.LakeReader;
import io.pulseline.storage.ObjectStores;
import io.pulseline.storage.S3Settings;
import io.pulseline.storage.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The lake as one worker reads it: a file at a time, of a bucket as a copy that is gone before the
 * next one comes.
 */
final class LakeShare implements AutoCloseable {
  private static final String MEMORY = "128MB";

  private final Assignment assignment;
  private final Path folder;
  private final LakeReader reader;
  private List<Path> patterns = List.of();

  private LakeShare(Assignment assignment, Path folder, LakeReader reader) {
    this.assignment = assignment;
    this.folder = folder;
    this.reader = reader;
  }

  static LakeShare open(Assignment assignment) throws IOException, SQLException {
    Path folder = Files.createTempDirectory("pulseline-prepare");
    var store =
        ObjectStores.of(
            new LakeLayout(assignment.lake()).root(), S3Settings.of(assignment.s3Endpoint()));
    return new LakeShare(
        assignment,
        folder,
        LakeReader.open(store, assignment.recipe().dataset(), folder.resolve("cache"), MEMORY));
  }

  /**
   * Lets each file have the columns and types of all, given as Parquet files without rows in
   * Base64.
   */
  void unite(List<String> schemas) throws IOException {
    List<Path> written = new ArrayList<>();
    for (String schema : schemas) {
      Path pattern = folder.resolve("schema-" + written.size() + ".parquet");
      written.add(Files.write(pattern, Base64.getDecoder().decode(schema)));
    }
    patterns = written;
  }

  /** Reads a file. */
  @FunctionalInterface
  interface Reading<T> {
    T from(LakeFile file, Connection lake) throws IOException, SQLException;
  }

  /**
   * Reads one of the assignment's files, as it was when the job was started.
   *
   * @throws io.pulseline.contract.UserException when it is damaged, or another one by now
   */
  <T> T read(long number, Reading<T> reading) throws IOException, SQLException {
    StoredObject object = assignment.files().get(Math.toIntExact(number));
    LakeFile file = reader.take(List.of(object), patterns).get(0);
    T result = reader.read(lake -> reading.from(file, lake));
    if (file.local().startsWith(folder)) {
      Files.delete(file.local());
    }
    return result;
  }

  /** A place for something small that one file needs. */
  Path scratch() {
    return folder.resolve("scratch.parquet");
  }

  @Override
  public void close() throws IOException, SQLException {
    reader.close();
    Folders.delete(folder);
  }
}
