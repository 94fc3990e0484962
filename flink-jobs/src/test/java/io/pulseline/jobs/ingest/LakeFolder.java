package io.pulseline.jobs.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A lake in a folder, as a reader sees it that knows nothing of us.
 *
 * @param raw folder of a dataset's hours
 */
record LakeFolder(Path raw) {
  /** The files that end like Parquet. */
  List<Path> files() throws IOException {
    return named(name -> name.endsWith(Lake.PARQUET));
  }

  /** The files that wait to be merged, or are written to wait. */
  List<Path> waiting() throws IOException {
    return named(name -> name.contains(Lake.WAITING));
  }

  /** By names alone, without a look at files that may go meanwhile. */
  private List<Path> named(Predicate<String> name) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path date : in(raw)) {
      for (Path hour : in(date)) {
        in(hour).stream().filter(file -> name.test(file.getFileName() + "")).forEach(found::add);
      }
    }
    return found;
  }

  private static List<Path> in(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }

  long rows() throws IOException {
    return count("count(*)");
  }

  long distinctRows() throws IOException {
    return count("count(distinct record_id)");
  }

  /** Rows that are there more than once. */
  long doubled() throws IOException {
    return count("count(*) - count(distinct record_id)");
  }

  /** A number over all rows; 0 without any file. */
  private long count(String what) throws IOException {
    if (files().isEmpty()) {
      return 0;
    }
    try (var duck = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duck.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select %s from read_parquet('%s/**/*.parquet', union_by_name = true)"
                    .formatted(what, raw))) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(what, e);
    }
  }
}
