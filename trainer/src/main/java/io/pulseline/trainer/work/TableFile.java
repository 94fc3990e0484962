package io.pulseline.trainer.work;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.scorer.ColumnFeature;
import io.pulseline.storage.DuckDb;
import io.pulseline.trainer.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows that {@code prepare} took out of the lake, as a Parquet file of the dataset's columns
 * with the lake's own values, read as a {@link Table}.
 */
public final class TableFile {
  private static final String MEMORY = "128MB";

  private final List<ColumnFeature> features;
  private final ColumnFeature target;
  private final Map<Float, Integer> classes = new HashMap<>();

  private TableFile(Dataset dataset) {
    features = dataset.features().stream().map(ColumnFeature::new).toList();
    CategoricalColumn targetColumn = dataset.targetColumn();
    target = new ColumnFeature(targetColumn);
    double[] codes = targetColumn.codes();
    for (int i = 0; i < codes.length; i++) {
      classes.put((float) codes[i], i);
    }
  }

  /** Reads the rows in their order. */
  public static Table read(WorkFolder work, Dataset dataset) throws IOException, SQLException {
    Path file = work.table();
    WorkFolder.require(file, WorkFolder.Result.PREPARED);
    Files.createDirectories(work.cache());
    String names =
        Stream.concat(dataset.features().stream(), Stream.of(dataset.targetColumn()))
            .map(Column::name)
            .map(Sql::identifier)
            .collect(Collectors.joining(", "));
    String query = "SELECT " + names + " FROM read_parquet(" + DuckDb.quoted(file) + ")";
    try (Connection connection = DuckDb.open(work.cache(), MEMORY);
        Statement statement = connection.createStatement()) {
      int rows = count(statement, file);
      try (ResultSet values = statement.executeQuery(query)) {
        return new TableFile(dataset).read(values, rows);
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

  private Table read(ResultSet values, int rows) throws SQLException {
    int width = features.size();
    float[] table = new float[Math.multiplyExact(rows, width)];
    int[] classOf = new int[rows];
    int at = 0;
    for (int row = 0; row < rows; row++) {
      values.next();
      for (int column = 0; column < width; column++) {
        table[at++] = feature(features.get(column), values.getObject(column + 1));
      }
      float code = feature(target, values.getObject(width + 1));
      classOf[row] = classes.getOrDefault(code, Table.UNKNOWN_CLASS);
    }
    return new Table(width, table, classOf);
  }

  private static float feature(ColumnFeature rule, Object value) {
    if (value instanceof Long whole) {
      return rule.of(whole.longValue());
    }
    if (value instanceof Number number) {
      return rule.of(number.doubleValue());
    }
    return rule.of((String) value);
  }
}
