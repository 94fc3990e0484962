package io.pulseline.observe.ledger;

import io.pulseline.contract.UserException;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.observe.Stores;
import io.pulseline.storage.LakeFile;
import io.pulseline.storage.LakeReader;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The Parquet lake of a dataset, as far as the ledger and the first prediction need it. */
public final class LakeTable implements AutoCloseable {
  private final LakeReader reader;
  private final Stores stores;

  private LakeTable(LakeReader reader, Stores stores) {
    this.reader = reader;
    this.stores = stores;
  }

  /** Opens the lake; nothing is read yet. */
  public static LakeTable open(Stores stores) {
    return answered(
        stores.lake(),
        () ->
            new LakeTable(
                LakeReader.open(stores.lake(), stores.s3(), stores.dataset(), stores.cache()),
                stores));
  }

  /** The files of now. */
  public List<LakeFile> files() {
    return answered(reader::refresh);
  }

  /** Positions of all rows. */
  public StoredRecords read() {
    return answered(
        () -> {
          StoredRecords records = new StoredRecords();
          if (reader.refresh().isEmpty()) {
            return records;
          }
          String query =
              "SELECT %s, %s FROM %s"
                  .formatted(LakeSchema.KAFKA_PARTITION, LakeSchema.KAFKA_OFFSET, LakeReader.VIEW);
          try (Statement statement = reader.connection().createStatement();
              ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
              records.add(result.getInt(1), result.getLong(2));
            }
          }
          return records;
        });
  }

  /** The features of one record, as they were written; a missing value has no entry. */
  public Map<String, String> anyRow() {
    String columns =
        stores.dataset().features().stream()
            .map(column -> '"' + column.name() + '"')
            .collect(Collectors.joining(", "));
    return answered(
        () -> {
          reader.refresh();
          Map<String, String> row = new LinkedHashMap<>();
          String query =
              "SELECT %s FROM %s ORDER BY %s DESC LIMIT 1"
                  .formatted(columns, LakeReader.VIEW, LakeSchema.RECORD_ID);
          try (Statement statement = reader.connection().createStatement();
              ResultSet result = statement.executeQuery(query)) {
            result.next();
            for (var column : stores.dataset().features()) {
              Optional.ofNullable(result.getString(column.name()))
                  .ifPresent(value -> row.put(column.name(), value));
            }
          }
          return row;
        });
  }

  @Override
  public void close() {
    answered(
        () -> {
          reader.close();
          return null;
        });
  }

  private interface Query<T> {
    T run() throws IOException, SQLException;
  }

  private <T> T answered(Query<T> query) {
    return answered(stores.lake(), query);
  }

  private static <T> T answered(String lake, Query<T> query) {
    try {
      return query.run();
    } catch (IOException | SQLException e) {
      throw new UserException(
          "cannot read the lake %s (%s)"
              .formatted(lake, e.toString().lines().findFirst().orElseThrow()),
          e);
    }
  }
}
