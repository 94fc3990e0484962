package io.pulseline.trainer.steps;

import io.pulseline.cli.Progress;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.contract.model.Lineage;
import io.pulseline.contract.model.Lineage.OffsetRange;
import io.pulseline.storage.DuckDb;
import io.pulseline.storage.LakeFile;
import io.pulseline.storage.LakeReader;
import io.pulseline.storage.LakeSummary;
import io.pulseline.storage.S3Settings;
import io.pulseline.trainer.work.Sql;
import io.pulseline.trainer.work.WorkFolder;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * From the lake to a table: all records that have a target, ordered by Kafka partition and offset,
 * so that the same lake always gives the same table.
 */
public final class Prepare {
  private final Dataset dataset;
  private final WorkFolder work;

  public Prepare(Dataset dataset, WorkFolder work) {
    this.dataset = dataset;
    this.work = work;
  }

  /** Reads the lake and leaves the table and a {@link Prepared} in the work folder. */
  public Prepared run(String lake, S3Settings s3) throws IOException, SQLException {
    try (LakeReader reader = LakeReader.open(lake, s3, dataset, work.cache());
        Progress progress = Progress.start("prepare", -1, "rows")) {
      LakeSummary summary = reader.summary();
      long written = writeTable(reader.connection());
      if (written == 0) {
        throw new UserException(
            String.format(
                "none of the %d rows in %s has a value of the target '%s'",
                summary.rows(), new LakeLayout(lake).raw(dataset), dataset.target().column()));
      }
      progress.stepTo(written);
      Prepared prepared =
          new Prepared(
              dataset.digest(),
              written,
              summary.rows() - written,
              summary.distinct(),
              lineage(reader, lake, summary.rows()));
      work.write(WorkFolder.Result.PREPARED, prepared);
      return prepared;
    }
  }

  private long writeTable(Connection connection) throws SQLException {
    String columns =
        dataset.columns().stream().map(Prepare::inLake).collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(
          String.format(
              "COPY (SELECT %s FROM %s WHERE %s IS NOT NULL ORDER BY lake.%s, lake.%s) TO %s (FORMAT"
                  + " parquet)",
              columns,
              LakeReader.VIEW,
              inLake(dataset.targetColumn()),
              LakeSchema.KAFKA_PARTITION,
              LakeSchema.KAFKA_OFFSET,
              DuckDb.quoted(work.table())));
    }
  }

  private static String inLake(Column column) {
    return LakeReader.VIEW + "." + Sql.identifier(column.name());
  }

  private Lineage lineage(LakeReader reader, String lake, long rows)
      throws IOException, SQLException {
    List<String> files = reader.refresh().stream().map(LakeFile::name).toList();
    Map<Integer, OffsetRange> offsets = new TreeMap<>();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    String query =
        String.format(
            "SELECT %1$s, min(%2$s), max(%2$s), epoch_ms(min(%3$s)), epoch_ms(max(%3$s)) FROM %4$s"
                + " GROUP BY %1$s",
            LakeSchema.KAFKA_PARTITION,
            LakeSchema.KAFKA_OFFSET,
            LakeSchema.EVENT_TIMESTAMP,
            LakeReader.VIEW);
    try (Statement statement = reader.connection().createStatement();
        ResultSet partitions = statement.executeQuery(query)) {
      while (partitions.next()) {
        offsets.put(
            partitions.getInt(1), new OffsetRange(partitions.getLong(2), partitions.getLong(3)));
        first = Math.min(first, partitions.getLong(4));
        last = Math.max(last, partitions.getLong(5));
      }
    }
    return new Lineage(
        new LakeLayout(lake).raw(dataset),
        files,
        rows,
        offsets,
        Instant.ofEpochMilli(first),
        Instant.ofEpochMilli(last),
        CodeVersion.get());
  }
}
