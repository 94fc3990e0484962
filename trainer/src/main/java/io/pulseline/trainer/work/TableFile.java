package io.pulseline.trainer.work;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.features.Collective;
import io.pulseline.prepare.Sql;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.storage.DuckDb;
import io.pulseline.trainer.table.Split;
import io.pulseline.trainer.table.SplitMix;
import io.pulseline.trainer.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows that {@code prepare} took out of the lake, as a Parquet file of the dataset's columns
 * with the lake's own values. They are read straight into the two parts of a {@link Split}: there
 * is never a second copy of them in memory.
 */
public final class TableFile {
  private static final String MEMORY = "512MB";

  private final Dataset dataset;
  private final Path file;
  private final Connection connection;

  private TableFile(Dataset dataset, Path file, Connection connection) {
    this.dataset = dataset;
    this.file = file;
    this.connection = connection;
  }

  /** Reads all rows; see {@link #read(WorkFolder, Dataset, double, long, Collective)}. */
  public static Split read(WorkFolder work, Dataset dataset, double testShare, long seed)
      throws IOException, SQLException {
    return read(work, dataset, testShare, seed, Collective.ALONE);
  }

  /**
   * Reads a worker's share of the rows: as many as the others read, one after the other in the
   * file. Each part keeps their order, and which part a row is in does not depend on the workers;
   * see {@link Split#isTest}.
   */
  public static Split read(
      WorkFolder work, Dataset dataset, double testShare, long seed, Collective workers)
      throws IOException, SQLException {
    WorkFolder.require(work.table(), WorkFolder.Result.PREPARED);
    Files.createDirectories(work.cache());
    try (Connection connection = DuckDb.open(work.cache(), MEMORY)) {
      TableFile table = new TableFile(dataset, work.table(), connection);
      int rows = table.rows();
      int[] classOf = table.classes(rows);
      int classes = dataset.targetColumn().categories().size();
      boolean[] isTest = Split.isTest(classOf, table.keys(rows, seed), classes, testShare);
      Rows share = Rows.of(rows, workers);
      return features(work, dataset, share, share.of(classOf), share.of(isTest));
    }
  }

  private int[] classes(int count) throws SQLException {
    Column target = dataset.targetColumn();
    int[] classOf = new int[count];
    double[] codes = dataset.targetColumn().codes();
    ColumnValues values = ColumnValues.of(target, 1);
    int row = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = query(statement, List.of(target), new Rows(0, count))) {
      while (rows.next()) {
        classOf[row++] = position(codes, values.next(rows));
      }
    }
    return classOf;
  }

  /**
   * What decides which part a row is in: a hash of its place in Kafka and of the seed. So a record
   * that was held out is held out again when the lake has grown, and a model that is compared with
   * another has not learned from the rows that both are judged by.
   */
  private long[] keys(int count, long seed) throws SQLException {
    long[] keys = new long[count];
    String query =
        "SELECT %s::BIGINT, %s::BIGINT FROM read_parquet(%s)"
            .formatted(LakeSchema.KAFKA_PARTITION, LakeSchema.KAFKA_OFFSET, DuckDb.quoted(file));
    int row = 0;
    try (Statement statement = connection.createStatement();
        ResultSet places = statement.executeQuery(query)) {
      while (places.next()) {
        long partition = SplitMix.mixed(SplitMix.mixed(seed) ^ places.getLong(1));
        keys[row++] = SplitMix.mixed(partition ^ places.getLong(2));
      }
    }
    return keys;
  }

  private static int position(double[] codes, float code) {
    for (int i = 0; i < codes.length; i++) {
      if ((float) codes[i] == code) {
        return i;
      }
    }
    return Table.UNKNOWN_CLASS;
  }

  private int rows() throws SQLException {
    String query = "SELECT count(*) FROM read_parquet(" + DuckDb.quoted(file) + ")";
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(query)) {
      count.next();
      return Math.toIntExact(count.getLong(1));
    }
  }

  /** Each processor reads some of the columns: Parquet keeps them apart. */
  private static Split features(
      WorkFolder work, Dataset dataset, Rows share, int[] classOf, boolean[] isTest)
      throws SQLException {
    int width = dataset.features().size();
    Part train = Part.of(classOf, isTest, false, width);
    Part test = Part.of(classOf, isTest, true, width);
    int groups = Math.min(width, Runtime.getRuntime().availableProcessors());
    List<Callable<Void>> readers = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      int from = group * width / groups;
      int to = (group + 1) * width / groups;
      readers.add(
          () -> {
            try (Connection connection = DuckDb.open(work.cache(), MEMORY)) {
              new TableFile(dataset, work.table(), connection)
                  .features(share, from, to, isTest, train, test);
            }
            return null;
          });
    }
    Parallel.run(readers);
    return new Split(train.table(), test.table());
  }

  private void features(Rows share, int from, int to, boolean[] isTest, Part train, Part test)
      throws SQLException {
    List<Column> columns = dataset.features().subList(from, to);
    List<ColumnValues> values =
        IntStream.range(0, columns.size())
            .mapToObj(i -> ColumnValues.of(columns.get(i), i + 1))
            .toList();
    int row = 0;
    int trainAt = from;
    int testAt = from;
    try (Statement statement = connection.createStatement();
        ResultSet rows = query(statement, columns, share)) {
      while (rows.next()) {
        boolean tested = isTest[row++];
        float[] into = tested ? test.features : train.features;
        int at = tested ? testAt : trainAt;
        for (ColumnValues column : values) {
          into[at++] = column.next(rows);
        }
        if (tested) {
          testAt += test.width;
        } else {
          trainAt += train.width;
        }
      }
    }
  }

  private ResultSet query(Statement statement, List<Column> columns, Rows rows)
      throws SQLException {
    String names =
        columns.stream()
            .map(c -> Sql.identifier(c.name()) + "::" + Sql.type(c))
            .collect(Collectors.joining(", "));
    return statement.executeQuery(
        String.format(
            "SELECT %s FROM read_parquet(%s, file_row_number = true)"
                + " WHERE file_row_number >= %d AND file_row_number < %d",
            names, DuckDb.quoted(file), rows.from, rows.to));
  }

  /** Those from one to before another. */
  private record Rows(int from, int to) {
    static Rows of(long all, Collective workers) {
      long rank = workers.rank();
      return new Rows(
          (int) (all * rank / workers.size()), (int) (all * (rank + 1) / workers.size()));
    }

    int[] of(int... values) {
      return Arrays.copyOfRange(values, from, to);
    }

    boolean[] of(boolean... values) {
      return Arrays.copyOfRange(values, from, to);
    }
  }

  /** One part of a split while it is read. */
  private static final class Part {
    private final int width;
    private final int[] classes;
    private final float[] features;

    private Part(int[] classes, int width) {
      this.width = width;
      this.classes = classes;
      this.features = new float[Math.multiplyExact(classes.length, width)];
    }

    static Part of(int[] classOf, boolean[] isTest, boolean part, int width) {
      int[] classes = new int[classOf.length];
      int count = 0;
      for (int row = 0; row < classOf.length; row++) {
        if (isTest[row] == part) {
          classes[count++] = classOf[row];
        }
      }
      return new Part(Arrays.copyOf(classes, count), width);
    }

    Table table() {
      return new Table(width, features, classes);
    }
  }
}
