package io.pulseline.prepare;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.storage.DuckDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/**
 * A prepared table while it is made, as a Parquet file beside its place: rows in the order of Kafka
 * with the dataset's columns and {@link LakeRows#PLACE}. Most lakes have no row twice, so it is
 * written first and looked at then.
 */
public final class TableDraft implements AutoCloseable {
  private static final String SAME_PLACE =
      "%1$s = lag(%1$s) OVER () AND %2$s = lag(%2$s) OVER ()"
          .formatted(LakeSchema.KAFKA_PARTITION, LakeSchema.KAFKA_OFFSET);

  private static final String COUNT_REPEATED =
      "SELECT count(*) FROM (SELECT %s AS repeats FROM %s) WHERE repeats";

  private static final String PLACE = LakeSchema.KAFKA_PARTITION + ", " + LakeSchema.KAFKA_OFFSET;

  private static final String WHEN =
      String.join(", ", LakeSchema.EVENT_TIMESTAMP, LakeSchema.RECORD_ID);

  private final Connection connection;
  private final String columns;
  private final String signs;
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
    this.signs = signs(dataset);
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

  /** Zero has two signs, which compare as equal: order is only whole with them. */
  private static String signs(Dataset dataset) {
    return dataset.columns().stream()
        .filter(column -> column.type() == ValueType.FLOAT)
        .map(column -> ", signbit(%s) DESC".formatted(Sql.identifier(column.name())))
        .collect(Collectors.joining());
  }

  /**
   * Leaves one row of those that have the same Kafka partition and offset: the one of the earliest
   * event, of equally early ones that with the least record_id, and then with the least values.
   * What is missing comes last.
   */
  Removed removeRepeated() throws SQLException, IOException {
    long repeated = number(COUNT_REPEATED.formatted(SAME_PLACE, rows()));
    if (repeated == 0) {
      return new Removed(0, 0);
    }
    String order =
        "OVER (PARTITION BY %s ORDER BY %s, %s%s)".formatted(PLACE, WHEN, columns, signs);
    String other = "hash(%1$s, %2$s) <> first_value(hash(%1$s, %2$s)) %3$s";
    long contradicting =
        number(COUNT_REPEATED.formatted(other.formatted(WHEN, columns, order), rows()));
    keep(
        "SELECT file_row_number AS kept FROM %s QUALIFY row_number() %s = 1"
            .formatted(numbered(), order));
    return new Removed(repeated, contradicting);
  }

  /** How many rows equal an earlier one in the dataset's columns. */
  long equalRows() throws SQLException {
    String hash = "hash(" + columns + ")";
    if (number("SELECT count(*) - count(DISTINCT %s) FROM %s".formatted(hash, rows())) == 0) {
      return 0;
    }
    String alike = "SELECT %1$s AS alike FROM %2$s GROUP BY %1$s HAVING count(*) > 1";
    String equal = "SELECT count(*) AS many FROM %s SEMI JOIN (%s) ON %s = alike GROUP BY %s";
    return number(
        "SELECT coalesce(sum(many - 1), 0)::BIGINT FROM (%s)"
            .formatted(equal.formatted(rows(), alike.formatted(hash, rows()), hash, columns)));
  }

  /** Leaves the first of rows that are equal in the dataset's columns; returns how many went. */
  long dropEqual() throws SQLException, IOException {
    long before = number("SELECT count(*) FROM " + rows());
    long kept =
        keep(
            "SELECT min(file_row_number) AS kept FROM %s GROUP BY %s"
                .formatted(numbered(), columns));
    return before - kept;
  }

  /**
   * Leaves some rows, told by their numbers. Only these are sorted by: what DuckDB sorts by it
   * makes anew from the sort's keys, which know one zero and one NaN.
   */
  private long keep(String numbers) throws SQLException, IOException {
    return rewrite(
        "SELECT * EXCLUDE (file_row_number) FROM %s SEMI JOIN (%s) ON file_row_number = kept ORDER BY file_row_number"
            .formatted(numbered(), numbers));
  }

  Connection connection() {
    return connection;
  }

  /** The rows, for queries. */
  String rows() {
    return "read_parquet(" + DuckDb.quoted(file) + ")";
  }

  private String numbered() {
    return "read_parquet(%s, file_row_number = true)".formatted(DuckDb.quoted(file));
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
      return statement.executeUpdate("COPY (" + rows + ") TO " + DuckDb.quoted(to) + Sql.TABLE);
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
