package io.pulseline.prepare;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.storage.DuckDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes a prepared table from rows that come one by one, in its order. How many there are does not
 * matter to memory: they lie in a database file until all are there. Only a table that was filled
 * row by row is cut into the same row groups as a sorted query's result, so that the file is the
 * same to the last byte, whoever made it.
 */
public final class TableWriter implements AutoCloseable {
  private static final String MEMORY = "512MB";
  private static final String DATABASE = "rows";
  private static final String SCHEMA = "main";
  private static final String NAME = "ordered";

  private final DuckDBConnection connection;
  private final DuckDBAppender appender;
  private final Path table;
  private final Path draft;
  private final Path database;

  private TableWriter(
      DuckDBConnection connection, DuckDBAppender appender, Path table, Path draft, Path database) {
    this.connection = connection;
    this.appender = appender;
    this.table = table;
    this.draft = draft;
    this.database = database;
  }

  /** Begins the table of a work folder, beside an older one. */
  public static TableWriter open(Dataset dataset, WorkFolder work)
      throws IOException, SQLException {
    Files.createDirectories(work.cache());
    Path table = work.table();
    Path draft = table.resolveSibling("." + table.getFileName() + ".draft");
    Path database = table.resolveSibling("." + table.getFileName() + ".rows");
    Files.deleteIfExists(database);
    DuckDBConnection connection = DuckDb.open(work.cache(), MEMORY).unwrap(DuckDBConnection.class);
    try (Statement statement = connection.createStatement()) {
      statement.execute("ATTACH " + DuckDb.quoted(database) + " AS " + DATABASE);
      statement.execute("SET force_compression = 'uncompressed'"); // read once, and deleted
      statement.execute("CREATE TABLE %s.%s (%s)".formatted(DATABASE, NAME, columns(dataset)));
      // One transaction: each would begin row groups of its own
      connection.setAutoCommit(false);
      return new TableWriter(
          connection, connection.createAppender(DATABASE, SCHEMA, NAME), table, draft, database);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static String columns(Dataset dataset) {
    return Stream.concat(
            dataset.columns().stream()
                .map(column -> Sql.identifier(column.name()) + " " + Sql.type(column)),
            LakeRows.PLACE.stream().map(own -> own.name() + " " + own.type()))
        .collect(Collectors.joining(", "));
  }

  /**
   * Takes rows, each from {@code beginRow} to {@code endRow}: the dataset's columns as long, double
   * or String, then partition (int), offset and record_id (long), and the event's time in
   * microseconds.
   */
  public DuckDBAppender rows() {
    return appender;
  }

  /** Writes what was taken, and gives it its place in the work folder with what tells of it. */
  public void settle(WorkFolder work, Prepared prepared) throws IOException, SQLException {
    appender.close();
    connection.commit();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY %s.%s TO %s%s".formatted(DATABASE, NAME, DuckDb.quoted(draft), Sql.TABLE));
    }
    work.drop(WorkFolder.Result.PREPARED); // it tells of an older table
    Files.move(draft, table, StandardCopyOption.ATOMIC_MOVE);
    work.write(WorkFolder.Result.PREPARED, prepared);
  }

  @Override
  public void close() throws IOException, SQLException {
    connection.close();
    Files.deleteIfExists(draft);
    Files.deleteIfExists(database);
    Files.deleteIfExists(database.resolveSibling(database.getFileName() + ".wal"));
  }
}
