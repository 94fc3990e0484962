package io.pulseline.storage;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.lake.EventRange;
import io.pulseline.contract.lake.LakeLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
  private final Connection connection;
  private final LakeFaults faults;
  private final LocalCopies copies;
  private Map<StoredObject, LakeFile> files = Map.of();
  private List<Path> patterns = List.of();
  private boolean covered;

  private LakeReader(ObjectStore store, String folder, Path cache, Connection connection) {
    this.store = store;
    this.folder = folder;
    this.connection = connection;
    this.faults = new LakeFaults(store, connection);
    this.copies = new LocalCopies(store, cache, faults);
  }

  /** A query over {@value #VIEW}. */
  @FunctionalInterface
  public interface Reading<T> {
    T from(Connection lake) throws IOException, SQLException;
  }

  /**
   * Opens a lake; {@link #refresh()} then looks for files.
   *
   * @param lake {@code s3:} or {@code file:} URI, or a path
   * @param cache folder for copies and for what does not fit into memory
   */
  public static LakeReader open(String lake, S3Settings s3, Dataset dataset, Path cache)
      throws IOException, SQLException {
    return open(ObjectStores.of(new LakeLayout(lake).root(), s3), dataset, cache, MEMORY);
  }

  /**
   * Opens the lake in a store.
   *
   * @param store closed with this reader
   * @param memory for what queries sort and count, see {@link DuckDb#open}
   */
  public static LakeReader open(ObjectStore store, Dataset dataset, Path cache, String memory)
      throws IOException, SQLException {
    Files.createDirectories(cache);
    return new LakeReader(store, folder(dataset), cache, DuckDb.open(cache, memory));
  }

  /** Finds the lake's files, fetches new ones and lets {@value #VIEW} cover them all. */
  public List<LakeFile> refresh() throws IOException, SQLException {
    return refresh(EventRange.ALL);
  }

  /**
   * As {@link #refresh()}, without the files that lie in folders outside of a range. Those that are
   * left may still hold records outside of it.
   */
  public List<LakeFile> refresh(EventRange range) throws IOException, SQLException {
    return take(list(range), List.of());
  }

  /** The lake's files that may hold records of a range; none of them is fetched. */
  public List<StoredObject> list(EventRange range) throws IOException {
    return list(store, folder).stream().filter(object -> range.mayHold(name(object))).toList();
  }

  /**
   * Fetches files that are new, and lets {@value #VIEW} cover the given ones alone.
   *
   * @param wanted some of {@link #list(EventRange)}
   * @param patterns Parquet files without rows, whose columns and types {@value #VIEW} has as well
   */
  public List<LakeFile> take(List<StoredObject> wanted, List<Path> patterns)
      throws IOException, SQLException {
    Map<StoredObject, LakeFile> known = new HashMap<>(files);
    known.putAll(open(wanted.stream().filter(file -> !files.containsKey(file)).toList()));
    Map<StoredObject, LakeFile> found = new LinkedHashMap<>();
    wanted.forEach(file -> found.put(file, known.get(file)));
    covered &= found.equals(files) && patterns.equals(this.patterns);
    this.patterns = List.copyOf(patterns);
    files = found;
    return List.copyOf(files.values());
  }

  /** The Parquet files of a dataset in the lake of a store. */
  public static List<StoredObject> list(ObjectStore store, Dataset dataset) throws IOException {
    return list(store, folder(dataset));
  }

  private static List<StoredObject> list(ObjectStore store, String folder) throws IOException {
    return store.list(folder).stream().filter(object -> object.key().endsWith(".parquet")).toList();
  }

  private static String folder(Dataset dataset) {
    return new LakeLayout("").raw(dataset).substring(1) + "/";
  }

  private String name(StoredObject object) {
    return object.key().substring(folder.length());
  }

  /** Files with their rows counted by their footers alone. */
  private Map<StoredObject, LakeFile> open(List<StoredObject> objects)
      throws IOException, SQLException {
    Map<StoredObject, LakeFile> opened = new HashMap<>();
    if (objects.isEmpty()) {
      return opened;
    }
    List<Path> local = copies.of(objects);
    String counts = "SELECT num_rows FROM parquet_file_metadata(" + DuckDb.quoted(local) + ")";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(counts)) {
      for (int i = 0; rows.next(); i++) {
        StoredObject file = objects.get(i);
        opened.put(file, new LakeFile(name(file), local.get(i), file.size(), rows.getLong(1)));
      }
      return opened;
    } catch (SQLException e) {
      throw faults.explain(e, objects, local);
    }
  }

  /**
   * The time of the latest event, empty when there is none. Reads those files alone whose folders
   * say that they hold the newest, and those that lie elsewhere.
   */
  public Optional<Instant> newestEvent() throws IOException, SQLException {
    return new NewestEvent(connection, copies, faults).of(list(store, folder), this::name);
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

  /**
   * Reads, and makes sure that what was read are the files of the last {@link #refresh()} as they
   * were then, whoever else is at work in the lake.
   *
   * @throws UserException when a file is damaged, or was changed or taken away meanwhile
   */
  public <T> T read(Reading<T> reading) throws IOException, SQLException {
    T result;
    try {
      result = reading.from(connection());
    } catch (NoSuchFileException e) {
      requireUnchanged();
      throw e;
    } catch (SQLException e) {
      List<Path> local = files.values().stream().map(LakeFile::local).toList();
      throw faults.explain(e, List.copyOf(files.keySet()), local);
    }
    requireUnchanged();
    return result;
  }

  private void requireUnchanged() throws IOException {
    Map<String, StoredObject> now =
        present().stream().collect(Collectors.toMap(StoredObject::key, object -> object));
    for (Map.Entry<StoredObject, LakeFile> file : files.entrySet()) {
      StoredObject found = now.get(file.getKey().key());
      if (found == null) {
        throw faults.vanished(file.getKey());
      }
      if (!found.equals(file.getKey())) {
        copies.drop(file.getValue().local());
        throw faults.changed(file.getKey());
      }
    }
  }

  /** What is there of the files; one is not worth a listing of all. */
  private List<StoredObject> present() throws IOException {
    return files.size() == 1
        ? store.find(files.keySet().iterator().next().key()).stream().toList()
        : list(store, folder);
  }

  /** Reads every footer, so it waits until somebody asks for more than counts. */
  private void cover() throws SQLException {
    List<Path> paths =
        Stream.concat(files.values().stream().map(LakeFile::local), patterns.stream()).toList();
    boolean inHours =
        patterns.isEmpty()
            && files.values().stream().allMatch(file -> LakeLayout.hourOf(file.name()).isPresent());
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          String.format(
              "CREATE OR REPLACE VIEW %s AS SELECT * FROM read_parquet(%s, hive_partitioning = %s,"
                  + " union_by_name = true)",
              VIEW, DuckDb.quoted(paths), inHours));
    }
  }

  @Override
  public void close() throws SQLException {
    try (store) {
      connection.close();
    }
  }
}
