package io.pulseline.storage;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.contract.lake.LakeSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the records of a dataset from a lake with SQL. Files of a bucket are copied once into a
 * cache folder; those of a local lake are read where they are. Not thread-safe.
 */
public final class LakeReader implements AutoCloseable {
  /** The view over the lake's files, as of the last {@link #refresh()}. */
  public static final String VIEW = "lake";

  private static final String MEMORY = "256MB";

  private final ObjectStore store;
  private final String folder;
  private final Path cache;
  private final Connection connection;
  private List<LakeFile> files = List.of();
  private LakeSummary summary = new LakeSummary(0, 0, 0);

  private LakeReader(ObjectStore store, String folder, Path cache, Connection connection) {
    this.store = store;
    this.folder = folder;
    this.cache = cache;
    this.connection = connection;
  }

  /**
   * Opens a lake; {@link #refresh()} then looks for files.
   *
   * @param lake {@code s3:} or {@code file:} URI, or a path
   * @param cache folder for copies and for what does not fit into memory
   */
  public static LakeReader open(String lake, S3Settings s3, Dataset dataset, Path cache)
      throws IOException, SQLException {
    Files.createDirectories(cache);
    String folder = new LakeLayout("").raw(dataset).substring(1) + "/";
    ObjectStore store = ObjectStores.of(new LakeLayout(lake).root(), s3);
    return new LakeReader(store, folder, cache, DuckDb.open(cache, MEMORY));
  }

  /** Finds the lake's files, fetches new ones and lets {@value #VIEW} cover them all. */
  public List<LakeFile> refresh() throws IOException, SQLException {
    List<LakeFile> found = new ArrayList<>();
    for (StoredObject object : store.list(folder)) {
      if (object.key().endsWith(".parquet")) {
        found.add(new LakeFile(object.key().substring(folder.length()), local(object)));
      }
    }
    if (!found.equals(files)) {
      files = List.copyOf(found);
      summary = cover();
    }
    return files;
  }

  private Path local(StoredObject object) throws IOException {
    if (store instanceof FileObjectStore local) {
      return local.path(object.key());
    }
    String name = object.key().replaceFirst("\\.parquet$", "." + object.tag() + ".parquet");
    Path copy = cache.resolve(name);
    if (!Files.exists(copy)) {
      store.download(object.key(), copy);
    }
    return copy;
  }

  private LakeSummary cover() throws SQLException {
    if (files.isEmpty()) {
      return new LakeSummary(0, 0, 0);
    }
    String paths =
        files.stream()
            .map(file -> DuckDb.quoted(file.local()))
            .collect(Collectors.joining(", ", "[", "]"));
    String count =
        String.format(
            "SELECT count(*), count(DISTINCT (%s, %s)) FROM %s",
            LakeSchema.KAFKA_PARTITION, LakeSchema.KAFKA_OFFSET, VIEW);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE VIEW "
              + VIEW
              + " AS SELECT * FROM read_parquet("
              + paths
              + ", hive_partitioning = true, union_by_name = true)");
      try (ResultSet counts = statement.executeQuery(count)) {
        counts.next();
        return new LakeSummary(files.size(), counts.getLong(1), counts.getLong(2));
      }
    }
  }

  /** What the lake holds now; nothing is counted again when no file has come or gone. */
  public LakeSummary summary() throws IOException, SQLException {
    refresh();
    return summary;
  }

  /**
   * A DuckDB connection with {@value #VIEW}; it belongs to this reader and closes with it.
   *
   * @throws UserException when the last {@link #refresh()} found no files
   */
  public Connection connection() {
    if (files.isEmpty()) {
      throw new UserException(
          String.format(
              "no Parquet files in %s/%s; has the ingest job written a checkpoint yet?",
              store.root().replaceFirst("/$", ""), folder));
    }
    return connection;
  }

  @Override
  public void close() throws SQLException {
    try (store) {
      connection.close();
    }
  }
}
