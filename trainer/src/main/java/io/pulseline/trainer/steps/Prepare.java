package io.pulseline.trainer.steps;

import io.pulseline.cli.Progress;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.storage.DuckDb;
import io.pulseline.storage.LakeFile;
import io.pulseline.storage.LakeReader;
import io.pulseline.storage.S3Settings;
import io.pulseline.trainer.work.Sql;
import io.pulseline.trainer.work.WorkFolder;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * From the lake to a table: all records that have a target, ordered by Kafka partition and offset,
 * so that the same lake always gives the same table.
 */
public final class Prepare {
  private final Workbench bench;
  private final Dataset dataset;
  private final WorkFolder work;
  private final double testShare;
  private final long seed;

  /**
   * A way to prepare.
   *
   * @param testShare part of each class that is held out
   * @param seed of that choice
   */
  public Prepare(Workbench bench, double testShare, long seed) {
    this.bench = bench;
    this.dataset = bench.dataset();
    this.work = bench.folder();
    this.testShare = testShare;
    this.seed = seed;
  }

  /** Reads the lake and leaves the table and a {@link Prepared} in the work folder. */
  public Prepared run(String lake, S3Settings s3) throws IOException, SQLException {
    try (LakeReader reader = LakeReader.open(lake, s3, dataset, work.cache())) {
      return run(reader, new LakeLayout(lake).raw(dataset));
    }
  }

  /** The lake goes on growing: what is listed once is what is read and what is told. */
  Prepared run(LakeReader reader, String folder) throws IOException, SQLException {
    try (Progress progress = Progress.start("prepare", -1, "rows")) {
      List<LakeFile> files = reader.refresh();
      long rows = files.stream().mapToLong(LakeFile::rows).sum();
      long written = writeTable(reader.connection());
      if (written == 0) {
        throw new UserException(
            String.format(
                "none of the %d rows in %s has a value of the target '%s'",
                rows, folder, dataset.target().column()));
      }
      progress.stepTo(written);
      Origin origin = Origin.of(reader.connection());
      List<String> names = files.stream().map(LakeFile::name).toList();
      Prepared prepared =
          new Prepared(
              dataset.digest(),
              written,
              rows - written,
              origin.distinct(),
              testShare,
              seed,
              origin.lineage(folder, names, rows));
      work.write(WorkFolder.Result.PREPARED, prepared);
      bench.forget();
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
}
