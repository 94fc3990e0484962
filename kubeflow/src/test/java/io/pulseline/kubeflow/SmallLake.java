package io.pulseline.kubeflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A lake with one Parquet file of generated heart-disease rows, laid out as the ingest job does.
 */
final class SmallLake {
  static final int ROWS = 800;

  private SmallLake() {}

  static Path make(Image image, Path root) throws IOException, InterruptedException, SQLException {
    Path hour = root.resolve("raw/heart-disease/date=2026-01-02/hour=03");
    Files.createDirectories(hour);
    Path csv = root.resolve("rows.csv");
    Run.wellOf(
        image.container(
            root,
            List.of("pulseline"),
            List.of(
                "generate",
                "sample",
                "--dataset=heart-disease",
                "--rows=" + ROWS,
                "--seed=7",
                "--out=" + csv)));
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute(
          """
          COPY (SELECT *,
              row_number() OVER () // 10 AS batch_number,
              row_number() OVER () AS record_id,
              TIMESTAMP '2026-01-02 03:04:05' AS event_timestamp,
              TIMESTAMP '2026-01-02 03:04:06' AS processed_at,
              0::INTEGER AS kafka_partition,
              row_number() OVER () AS kafka_offset
            FROM read_csv('%s'))
          TO '%s' (FORMAT parquet, COMPRESSION snappy)
          """
              .formatted(csv, hour.resolve("part-0.parquet")));
    }
    return root;
  }
}
