package io.pulseline.storage;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.lake.LakeLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private Map<StoredObject, LakeFile> files = Map.of();
  private boolean covered;

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
    return open(ObjectStores.of(new LakeLayout(lake).root(), s3), dataset, cache);
  }

  /**
   * Opens the lake in a store.
   *
   * @param store closed with this reader
   */
  public static LakeReader open(ObjectStore store, Dataset dataset, Path cache)
      throws IOException, SQLException {
    Files.createDirectories(cache);
    String folder = new LakeLayout("").raw(dataset).substring(1) + "/";
    return new LakeReader(store, folder, cache, DuckDb.open(cache, MEMORY));
  }

  /** Finds the lake's files, fetches new ones and lets {@value #VIEW} cover them all. */
  public List<LakeFile> refresh() throws IOException, SQLException {
    Map<StoredObject, LakeFile> found = new LinkedHashMap<>();
    for (StoredObject object : store.list(folder)) {
      if (object.key().endsWith(".parquet")) {
        LakeFile known = files.get(object);
        found.put(object, known == null ? file(object) : known);
      }
    }
    covered &= found.equals(files);
    files = found;
    return List.copyOf(files.values());
  }

  /** A new file, its rows counted by its footer alone. */
  private LakeFile file(StoredObject object) throws IOException, SQLException {
    Path local = local(object);
    String count = "SELECT num_rows FROM parquet_file_metadata(" + DuckDb.quoted(local) + ")";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(count)) {
      rows.next();
      return new LakeFile(object.key().substring(folder.length()), local, rows.getLong(1));
    }
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

  /**
   * A DuckDB connection with {@value #VIEW}; it belongs to this reader and closes with it.
   *
   * @throws UserException when the last {@link #refresh()} found no files
   */
  public Connection connection() throws SQLException {
    if (files.isEmpty()) {
      throw new UserException(
          String.format(
              "no Parquet files in %s/%s; has the ingest job written a checkpoint yet?",
              store.root().replaceFirst("/$", ""), folder));
    }
    if (!covered) {
      cover();
      covered = true;
    }
    return connection;
  }

  /** Reads every footer, so it waits until somebody asks for more than counts. */
  private void cover() throws SQLException {
    String paths =
        files.values().stream()
            .map(file -> DuckDb.quoted(file.local()))
            .collect(Collectors.joining(", ", "[", "]"));
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE VIEW "
              + VIEW
              + " AS SELECT * FROM read_parquet("
              + paths
              + ", hive_partitioning = true, union_by_name = true)");
    }
  }

  @Override
  public void close() throws SQLException {
    try (store) {
      connection.close();
    }
  }
}
