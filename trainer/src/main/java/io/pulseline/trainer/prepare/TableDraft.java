package io.pulseline.trainer.prepare;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.storage.DuckDb;
import io.pulseline.trainer.work.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A prepared table while it is made, as a Parquet file beside its place: rows in the order of Kafka
 * with the dataset's columns and {@link LakeRows#PLACE}. Most lakes have no row twice, so it is
 * written first and looked at then.
 */
public final class TableDraft implements AutoCloseable {
  /** Numbers that grow take little room as differences; what reads the table reads those too. */
  private static final String FORM = " (FORMAT parquet, PARQUET_VERSION V2)";

  private static final String SAME_PLACE =
      "%1$s = lag(%1$s) OVER () AND %2$s = lag(%2$s) OVER ()"
          .formatted(LakeSchema.KAFKA_PARTITION, LakeSchema.KAFKA_OFFSET);

  private static final String COUNT_REPEATED =
      "SELECT count(*) FROM (SELECT %s AS repeats FROM %s) WHERE repeats";

  private static final String ORDER =
      String.join(
          ", ",
          LakeSchema.KAFKA_PARTITION,
          LakeSchema.KAFKA_OFFSET,
          LakeSchema.EVENT_TIMESTAMP,
          LakeSchema.RECORD_ID);

  private final Connection connection;
  private final String columns;
  private final Path table;
  private final Path file;
  private final Path other;

  /**
   * A draft.
   *
   * @param connection what writes it and reads it
   * @param table where it is to lie in the end
   */
  public TableDraft(Connection connection, Dataset dataset, Path table) throws IOException {
    this.connection = connection;
    this.table = table;
    this.columns = Sql.identifiers(dataset.columns());
    this.file = table.resolveSibling("." + table.getFileName() + ".draft");
    this.other = table.resolveSibling("." + table.getFileName() + ".other");
    Files.createDirectories(table.toAbsolutePath().getParent());
  }

  /** Writes the rows of a lake and returns how many there are. */
  public long write(LakeRows lake) throws SQLException {
    return copy(lake.ordered(), file);
  }

  /** Which rows were removed. */
  record Removed(long repeated, long contradicting) {}

  /**
   * Leaves one row of those that have the same Kafka partition and offset: the one of the earliest
   * event, and of equally early ones that with the least values.
   */
  Removed removeRepeated() throws SQLException, IOException {
    long repeated = number(COUNT_REPEATED.formatted(SAME_PLACE, rows()));
    if (repeated == 0) {
      return new Removed(0, 0);
    }
    String all = ORDER + ", " + columns;
    rewrite("SELECT * FROM %s ORDER BY %s".formatted(rows(), all));
    String other = "hash(%1$s) <> lag(hash(%1$s)) OVER ()".formatted(all);
    long contradicting = number(COUNT_REPEATED.formatted(SAME_PLACE + " AND " + other, rows()));
    rewrite("SELECT * FROM %s QUALIFY NOT coalesce(%s, false)".formatted(rows(), SAME_PLACE));
    return new Removed(repeated, contradicting);
  }

  /** How many rows equal an earlier one in the dataset's columns. */
  long equalRows() throws SQLException {
    return number("SELECT count(*) - count(DISTINCT hash(%s)) FROM %s".formatted(columns, rows()));
  }

  /** Leaves the first of rows that are equal in the dataset's columns; returns how many went. */
  long dropEqual() throws SQLException, IOException {
    long before = number("SELECT count(*) FROM " + rows());
    String numbered = "read_parquet(%s, file_row_number = true)".formatted(DuckDb.quoted(file));
    String first = "SELECT min(file_row_number) AS first FROM %s GROUP BY %s";
    long kept =
        rewrite(
            "SELECT * EXCLUDE (file_row_number) FROM %s SEMI JOIN (%s) ON file_row_number = first"
                    .formatted(numbered, first.formatted(numbered, columns))
                + " ORDER BY file_row_number");
    return before - kept;
  }

  Connection connection() {
    return connection;
  }

  /** The rows, for queries. */
  String rows() {
    return "read_parquet(" + DuckDb.quoted(file) + ")";
  }

  /** Gives the draft its place, over an older table. */
  public void settle() throws IOException {
    Files.move(file, table, StandardCopyOption.ATOMIC_MOVE);
  }

  private long rewrite(String rows) throws SQLException, IOException {
    long written = copy(rows, other);
    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
    return written;
  }

  private long copy(String rows, Path to) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate("COPY (" + rows + ") TO " + DuckDb.quoted(to) + FORM);
    }
  }

  private long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(other);
  }
}
