package io.pulseline.trainer.explain;

import io.pulseline.contract.UserException;
import io.pulseline.contract.model.Signature;
import io.pulseline.prepare.Sql;
import io.pulseline.storage.DuckDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows of raw values in a file: a CSV with a header, one JSON object a line, or Parquet. It has all
 * columns of a model and may have more.
 */
public final class RowFile {
  private static final int BATCH = 1000;
  private static final String MEMORY = "256MB";

  private final Path file;
  private final TextFeatures features;

  /**
   * A file.
   *
   * @throws UserException when it is not there, or its name does not tell what it holds
   */
  public RowFile(Path file, Signature signature) {
    if (!Files.isRegularFile(file)) {
      throw new UserException("there is no file " + file);
    }
    this.file = file;
    this.features = new TextFeatures(signature);
    source("");
  }

  /**
   * Reads the rows.
   *
   * @param spill folder for what DuckDB cannot hold in memory; it is created
   * @param rows receives row-major features, of a thousand rows at most, in the file's order
   * @throws UserException when the file cannot be read, lacks a column of the model or holds a
   *     value that its column cannot have
   */
  public void forEach(Path spill, Consumer<float[]> rows) throws IOException {
    Files.createDirectories(spill);
    try (Connection connection = DuckDb.open(spill, MEMORY);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query(columns(connection)))) {
      int width = features.width();
      float[] batch = new float[BATCH * width];
      int at = 0;
      while (found.next()) {
        for (int i = 0; i < width; i++) {
          batch[at++] = features.feature(i, found.getString(i + 1));
        }
        if (at == batch.length) {
          rows.accept(batch.clone());
          at = 0;
        }
      }
      if (at > 0) {
        rows.accept(Arrays.copyOf(batch, at));
      }
    } catch (SQLException e) {
      String why = e.getMessage().lines().findFirst().orElse("DuckDB does not say why");
      throw new UserException(file + " cannot be read: " + why, e);
    }
  }

  private Set<String> columns(Connection connection) throws SQLException {
    Set<String> names = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet columns = statement.executeQuery("DESCRIBE SELECT * FROM " + source(""))) {
      while (columns.next()) {
        names.add(columns.getString("column_name"));
      }
    }
    return names;
  }

  private String query(Set<String> columns) {
    List<String> missing = new ArrayList<>(features.names());
    missing.removeAll(columns);
    if (!missing.isEmpty()) {
      throw new UserException(
          "%s lacks columns of the model: %s; they may be empty, but must be there"
              .formatted(file, String.join(", ", missing)));
    }
    String texts =
        IntStream.range(0, features.width()).mapToObj(this::text).collect(Collectors.joining(", "));
    // as they stand in the file: a date, or 007, is not to be taken for something else
    String jsonColumns =
        features.names().stream()
            .map(name -> "'" + name + "': 'VARCHAR'")
            .collect(Collectors.joining(", ", ", columns = {", "}"));
    return "SELECT " + texts + " FROM " + source(jsonColumns);
  }

  /** NaN is how some writers say that a number is missing. */
  private String text(int column) {
    String text = Sql.identifier(features.names().get(column)) + "::VARCHAR";
    return features.isNumber(column) ? "nullif(lower(" + text + "), 'nan')" : text;
  }

  private String source(String jsonColumns) {
    String name = file.getFileName().toString();
    String path = DuckDb.quoted(file);
    if (name.endsWith(".csv")) {
      return "read_csv(" + path + ", header = true, all_varchar = true)";
    }
    if (name.endsWith(".jsonl")) {
      return "read_json(" + path + ", format = 'newline_delimited'" + jsonColumns + ")";
    }
    if (name.endsWith(".parquet")) {
      return "read_parquet(" + path + ")";
    }
    throw new UserException("--input " + file + " must end in .csv, .jsonl or .parquet");
  }
}
