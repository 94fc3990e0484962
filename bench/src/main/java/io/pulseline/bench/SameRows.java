package io.pulseline.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Compares the rows of two lakes, whatever their places in Kafka and their times: those of two
 * streams of one seed. Prints how many rows each has and how many the other lacks.
 */
public final class SameRows {
  private static final String ROWS =
      """
      create table %s as select count(*) as times, columns(c -> c not in
      ('event_timestamp', 'processed_at', 'kafka_partition', 'kafka_offset', 'date', 'hour'))
      from read_parquet('%s/**/part-*.parquet', hive_partitioning = true) group by all
      """;

  private SameRows() {}

  public static void main(String[] args) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      load(statement, "one", Path.of(args[0]));
      load(statement, "other", Path.of(args[1]));
      long missing = number(statement, "select count(*) from (from one except all from other)");
      long more = number(statement, "select count(*) from (from other except all from one)");
      System.out.printf(
          "lake rows: %d and %d; %d of the one are not in the other, %d the other way%n",
          number(statement, "select sum(times) from one"),
          number(statement, "select sum(times) from other"),
          missing,
          more);
      if (missing + more > 0) {
        System.exit(1);
      }
    }
  }

  private static void load(Statement statement, String name, Path lake) throws SQLException {
    statement.execute(ROWS.formatted(name, lake.toAbsolutePath()));
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
