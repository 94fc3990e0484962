package io.pulseline.trainer.steps;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.prepare.Choice;
import io.pulseline.prepare.Prepared;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.storage.DuckDb;
import io.pulseline.storage.ObjectStore;
import io.pulseline.storage.ObjectStores;
import io.pulseline.storage.S3Settings;
import io.pulseline.trainer.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** A lake of fruit and what is prepared of it, below one folder. */
final class FruitLake {
  private static final Dataset FRUIT =
      DatasetYaml.parse(
          """
          name: fruit
          target: {column: ripe}
          columns:
            - {name: weight, kind: numeric, type: integer}
            - {name: variety, kind: categorical, type: string, values: [gala, fuji]}
            - {name: ripe, kind: categorical, type: integer, values: [0, 1]}
          """,
          "fruit");
  static final Choice ALL = Choice.all(0.2, 42);

  /** Row i of the lake, in the words of {@link #rows}. */
  static final String FRUITS = "i AS weight, 'gala' AS variety, i % 2 AS ripe";

  private final Path folder;
  private final TestLake files;
  private final WorkFolder work;

  FruitLake(Path folder) {
    this.folder = folder;
    this.files = new TestLake(FRUIT, folder.resolve("lake"));
    this.work = new WorkFolder(folder.resolve("work"));
  }

  /** Adds a file with the rows of a query. */
  FruitLake add(String name, String query) throws IOException, SQLException {
    files.add(name, query);
    return this;
  }

  /** Where a file lies. */
  Path file(String name) {
    return files.file(name);
  }

  /** Where the rows are prepared. */
  WorkFolder work() {
    return work;
  }

  /** Prepares what is in the lake. */
  Prepared prepare(Choice choice) throws IOException, SQLException {
    try (Workbench bench = new Workbench(FRUIT, work)) {
      return new Prepare(folder.resolve("lake").toString(), S3Settings.of(null), choice).run(bench);
    }
  }

  /** Prepares while something happens to the lake right after it was listed. */
  Prepared prepareWhile(Callable<?> change) throws IOException, SQLException {
    String root = folder.resolve("lake").toString();
    S3Settings s3 = S3Settings.of(null);
    ObjectStore changing = new ObjectStoreThatGrows(ObjectStores.of(root, s3), change);
    try (Workbench bench = new Workbench(FRUIT, work)) {
      return new Prepare(root, s3, ALL).run(bench, changing);
    }
  }

  /** Rows of two Kafka partitions, an event a second from 03:00 on. */
  static String rows(String columns, int from, int to) {
    return """
    SELECT %s, 0::BIGINT AS batch_number, i AS record_id, (i %% 2)::INT AS kafka_partition,
      i // 2 AS kafka_offset, now() AS processed_at,
      TIMESTAMPTZ '2026-01-02 03:00:00+00' + INTERVAL (i) SECONDS AS event_timestamp
    FROM range(%d, %d) t(i)
    """
        .formatted(columns, from, to);
  }

  /** When the row of that number happened. */
  static Instant second(int second) {
    return Instant.parse("2026-01-02T03:00:00Z").plusSeconds(second);
  }

  /** Of the prepared rows, in their order. */
  List<Long> weights() throws SQLException {
    return strings("SELECT weight FROM ").stream().map(Long::valueOf).toList();
  }

  /** The first column of a query whose table is the prepared one, to be named behind it. */
  List<String> strings(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = DuckDb.open(folder, "100MB");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query + DuckDb.quoted(work.table()))) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
