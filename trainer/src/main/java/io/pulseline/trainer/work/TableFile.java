package io.pulseline.trainer.work;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.storage.DuckDb;
import io.pulseline.trainer.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A {@link Table} as a Parquet file: the features as floats under their own names, null where
 * missing, and the target's column as the position of its category.
 */
public final class TableFile {
  private static final String MEMORY = "128MB";

  private TableFile() {}

  /** Reads the rows in their order. */
  public static Table read(WorkFolder work, Dataset dataset) throws IOException, SQLException {
    Path file = work.table();
    WorkFolder.require(file, WorkFolder.Result.PREPARED);
    Files.createDirectories(work.cache());
    List<Column> features = dataset.features();
    String names =
        features.stream()
            .map(column -> Sql.identifier(column.name()))
            .collect(Collectors.joining(", "));
    String query =
        String.format(
            "SELECT %s, %s FROM read_parquet(%s)",
            names, Sql.identifier(dataset.target().column()), DuckDb.quoted(file));
    try (Connection connection = DuckDb.open(work.cache(), MEMORY);
        Statement statement = connection.createStatement()) {
      int rows = count(statement, file);
      try (ResultSet values = statement.executeQuery(query)) {
        return read(values, rows, features.size());
      }
    }
  }

  private static int count(Statement statement, Path file) throws SQLException {
    String query = "SELECT count(*) FROM read_parquet(" + DuckDb.quoted(file) + ")";
    try (ResultSet count = statement.executeQuery(query)) {
      count.next();
      return Math.toIntExact(count.getLong(1));
    }
  }

  private static Table read(ResultSet values, int rows, int width) throws SQLException {
    float[] features = new float[Math.multiplyExact(rows, width)];
    int[] classes = new int[rows];
    int at = 0;
    for (int row = 0; row < rows; row++) {
      values.next();
      for (int column = 1; column <= width; column++) {
        float value = values.getFloat(column);
        features[at++] = values.wasNull() ? Float.NaN : value;
      }
      classes[row] = values.getInt(width + 1);
    }
    return new Table(width, features, classes);
  }
}
