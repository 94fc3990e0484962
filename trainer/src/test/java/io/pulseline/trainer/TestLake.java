package io.pulseline.trainer;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.storage.DuckDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/**
 * Writes Parquet files as the ingest job does, for any dataset. Values are hashes of the row, every
 * twentieth is missing, and the target follows the first numeric feature but for every tenth row.
 */
public final class TestLake {
  private final Dataset dataset;
  private final Path root;

  public TestLake(Dataset dataset, Path root) {
    this.dataset = dataset;
    this.root = root;
  }

  /** Adds a file with the rows of the numbers in [from, to). */
  public TestLake add(String name, int from, int to) throws IOException, SQLException {
    return add(name, from, to, targetValue());
  }

  /** Adds a file whose rows all have the target value of an SQL expression. */
  public TestLake add(String name, int from, int to, String targetSql)
      throws IOException, SQLException {
    String columns =
        dataset.columns().stream()
            .map(
                column ->
                    (column.equals(dataset.targetColumn()) ? targetSql : value(column))
                        + " AS \""
                        + column.name()
                        + '"')
            .collect(Collectors.joining(", "));
    return add(
        name,
        String.format(
            "SELECT %s, 1::BIGINT AS batch_number, i AS record_id, TIMESTAMPTZ '2026-01-02"
                + " 03:00:00+00' + INTERVAL (i) MILLISECONDS AS event_timestamp, now() AS"
                + " processed_at, (i %% 3)::INT AS kafka_partition, i // 3 AS kafka_offset FROM"
                + " range(%d, %d) t(i)",
            columns, from, to));
  }

  /** Adds a file with the rows of a query. */
  public TestLake add(String name, String query) throws IOException, SQLException {
    Path file = file(name);
    Files.createDirectories(file.getParent());
    try (Connection connection = DuckDb.open(file.getParent(), "100MB");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + query + ") TO " + DuckDb.quoted(file) + " (FORMAT parquet)");
    }
    return this;
  }

  /** Where a file lies. */
  public Path file(String name) {
    return Path.of(new LakeLayout(root.toString()).raw(dataset))
        .resolve("date=2026-01-02/hour=03/" + name);
  }

  private static String value(Column column) {
    String hash = "(hash(i, '" + column.name() + "') % 1000)::DOUBLE / 1000";
    String value;
    if (column instanceof NumericColumn numeric) {
      double range = numeric.max() - numeric.min();
      String number = "(" + numeric.min() + " + " + hash + " * " + range + ")";
      value = numeric.type() == ValueType.INTEGER ? "round(" + number + ")::BIGINT" : number;
    } else {
      value = pick((CategoricalColumn) column, hash);
    }
    String missing = "hash(i, 'missing', '" + column.name() + "') % 20 = 0";
    return column.required() ? value : "CASE WHEN " + missing + " THEN NULL ELSE " + value + " END";
  }

  private String targetValue() {
    NumericColumn leader =
        dataset.features().stream()
            .filter(NumericColumn.class::isInstance)
            .map(NumericColumn.class::cast)
            .findFirst()
            .orElseThrow();
    String signal = "(hash(i, '" + leader.name() + "') % 1000)::DOUBLE / 1000";
    String noise = "(hash(i, 'noise') % 1000)::DOUBLE / 1000";
    return pick(
        dataset.targetColumn(),
        "(CASE WHEN i % 10 = 0 THEN " + noise + " ELSE " + signal + " END)");
  }

  /** The category at a share in [0, 1) of all categories. */
  private static String pick(CategoricalColumn column, String share) {
    String values =
        column.categories().stream()
            .map(Category::value)
            .map(
                value ->
                    column.type() == ValueType.STRING
                        ? "'" + value.replace("'", "''") + "'"
                        : value + "::BIGINT")
            .collect(Collectors.joining(", ", "[", "]"));
    return values + "[1 + floor(" + share + " * " + column.categories().size() + ")::INT]";
  }
}
