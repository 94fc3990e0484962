package io.pulseline.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** Opens DuckDB databases in memory. */
public final class DuckDb {
  private DuckDb() {}

  /**
   * Opens an empty database.
   *
   * @param spill folder for what does not fit into memory
   * @param memory bound on its buffers, such as {@code 256MB}
   */
  public static Connection open(Path spill, String memory) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true"); // or each result is held whole first
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET memory_limit = '" + memory + "'");
      statement.execute("SET temp_directory = " + quoted(spill));
      statement.execute("SET TimeZone = 'UTC'");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** A path as an SQL string. */
  public static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  /** Paths as a list of SQL strings. */
  public static String quoted(List<Path> paths) {
    return paths.stream().map(DuckDb::quoted).collect(Collectors.joining(", ", "[", "]"));
  }
}
