package io.pulseline.local.ledger;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.local.stack.CommandLines;
import io.pulseline.storage.LakeReader;
import io.pulseline.storage.LakeSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The Parquet lake of a dataset, as far as the ledger and the first prediction need it. */
public final class LakeTable implements AutoCloseable {
  private final LakeReader reader;
  private final Dataset dataset;

  private LakeTable(LakeReader reader, Dataset dataset) {
    this.reader = reader;
    this.dataset = dataset;
  }

  /** Opens the lake of a local stack. */
  public static LakeTable of(CommandLines commands) {
    return sql(
        () ->
            new LakeTable(
                LakeReader.open(
                    commands.lake().root(),
                    commands.s3Settings(),
                    commands.dataset(),
                    commands.folder().lakeCache()),
                commands.dataset()));
  }

  /** Files, rows and distinct positions of now. */
  public LakeSummary summary() {
    return sql(reader::summary);
  }

  /** Positions of all rows. */
  public Observed.Store read() {
    return sql(
        () -> {
          OffsetSet offsets = new OffsetSet();
          if (reader.refresh().isEmpty()) {
            return new Observed.Store(0, offsets);
          }
          long rows = 0;
          String query =
              "SELECT %s, %s FROM %s"
                  .formatted(LakeSchema.KAFKA_PARTITION, LakeSchema.KAFKA_OFFSET, LakeReader.VIEW);
          try (Statement statement = reader.connection().createStatement();
              ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
              rows++;
              offsets.add(result.getInt(1), result.getLong(2));
            }
          }
          return new Observed.Store(rows, offsets);
        });
  }

  /** The features of one record, as they were written; a missing value has no entry. */
  public Map<String, String> anyRow() {
    String columns =
        dataset.features().stream()
            .map(column -> '"' + column.name() + '"')
            .collect(Collectors.joining(", "));
    return sql(
        () -> {
          reader.refresh();
          Map<String, String> row = new LinkedHashMap<>();
          String query =
              "SELECT %s FROM %s ORDER BY %s DESC LIMIT 1"
                  .formatted(columns, LakeReader.VIEW, LakeSchema.RECORD_ID);
          try (Statement statement = reader.connection().createStatement();
              ResultSet result = statement.executeQuery(query)) {
            result.next();
            for (var column : dataset.features()) {
              Optional.ofNullable(result.getString(column.name()))
                  .ifPresent(value -> row.put(column.name(), value));
            }
          }
          return row;
        });
  }

  @Override
  public void close() {
    sql(
        () -> {
          reader.close();
          return null;
        });
  }

  private interface Query<T> {
    T run() throws IOException, SQLException;
  }

  private static <T> T sql(Query<T> query) {
    try {
      return query.run();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the lake", e);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the lake: " + e.getMessage(), e);
    }
  }
}
