package io.pulseline.prepare;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.lake.EventRange;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.storage.LakeReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of a lake that are of a range and have a target, with the descriptor's types. Files may
 * be older or younger than the descriptor: a column that none of them has is missing in all rows,
 * and so is a value that is none of its column's type.
 */
public final class LakeRows {
  /**
   * What every row of the lake has, beside the dataset's columns, and a table keeps of it, in this
   * order and of these SQL types.
   */
  static final List<Own> PLACE =
      List.of(
          new Own(LakeSchema.KAFKA_PARTITION, "INTEGER"),
          new Own(LakeSchema.KAFKA_OFFSET, "BIGINT"),
          new Own(LakeSchema.RECORD_ID, "BIGINT"),
          new Own(LakeSchema.EVENT_TIMESTAMP, "TIMESTAMPTZ"));

  private static final Set<String> SMALL_INTEGERS =
      Set.of("TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER");

  private final Connection lake;
  private final Dataset dataset;
  private final EventRange range;
  private final long read;
  private final Map<String, String> types;

  private LakeRows(
      Connection lake, Dataset dataset, EventRange range, long read, Map<String, String> types) {
    this.lake = lake;
    this.dataset = dataset;
    this.range = range;
    this.read = read;
    this.types = types;
  }

  /** A column that is none of the dataset's, and its SQL type in a table. */
  record Own(String name, String type) {}

  /**
   * Looks at the columns that the lake has.
   *
   * @param lake with {@link LakeReader#VIEW}
   * @param read how many rows its files have
   * @throws UserException when they are not those of the ingest job
   */
  public static LakeRows of(Connection lake, Dataset dataset, EventRange range, long read)
      throws SQLException {
    Map<String, String> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    try (Statement statement = lake.createStatement();
        ResultSet columns = statement.executeQuery("DESCRIBE " + LakeReader.VIEW)) {
      while (columns.next()) {
        types.put(columns.getString("column_name"), columns.getString("column_type"));
      }
    }
    for (Own own : PLACE) {
      if (!types.containsKey(own.name())) {
        throw new UserException(
            "the lake's Parquet files have no column '"
                + own.name()
                + "'; move those that the ingest job has not written out of the lake");
      }
    }
    return new LakeRows(lake, dataset, range, read, types);
  }

  /** The query for all of them: the dataset's columns, then their {@link #PLACE}. */
  public String query() {
    String columns =
        Stream.concat(
                dataset.columns().stream()
                    .map(column -> value(column) + " AS " + Sql.identifier(column.name())),
                PLACE.stream()
                    .map(
                        own ->
                            "%s::%s AS %s".formatted(inLake(own.name()), own.type(), own.name())))
            .collect(Collectors.joining(", "));
    return "SELECT %s FROM %s WHERE %s AND %s IS NOT NULL"
        .formatted(columns, LakeReader.VIEW, isInRange(), value(dataset.targetColumn()));
  }

  /** The query for all of them, in the order of Kafka. */
  String ordered() {
    return "%s ORDER BY %s, %s"
        .formatted(query(), inLake(LakeSchema.KAFKA_PARTITION), inLake(LakeSchema.KAFKA_OFFSET));
  }

  /** How many rows the lake's files have. */
  long read() {
    return read;
  }

  /** How many of them are of the range, with and without a target. */
  public long inRange() throws SQLException {
    return range.equals(EventRange.ALL) ? read : count("count(*)").get(0);
  }

  /** The dataset's columns, and how much of them is lost for being of other types. */
  public List<LakeColumn> columns() throws SQLException {
    List<Column> converted = dataset.columns().stream().filter(this::isConverted).toList();
    List<Long> lost =
        converted.isEmpty()
            ? List.of()
            : count(
                converted.stream()
                    .map(c -> "count(%s) - count(%s)".formatted(inLake(c.name()), value(c)))
                    .toArray(String[]::new));
    return dataset.columns().stream()
        .map(
            column -> {
              int at = converted.indexOf(column);
              return new LakeColumn(
                  column.name(), types.get(column.name()), at < 0 ? 0 : lost.get(at));
            })
        .toList();
  }

  private List<Long> count(String... aggregates) throws SQLException {
    String query =
        "SELECT %s FROM %s WHERE %s"
            .formatted(String.join(", ", aggregates), LakeReader.VIEW, isInRange());
    List<Long> counts = new ArrayList<>();
    try (Statement statement = lake.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      for (int i = 1; i <= aggregates.length; i++) {
        counts.add(result.getLong(i));
      }
    }
    return counts;
  }

  private boolean isConverted(Column column) {
    String type = types.get(column.name());
    return type != null && !type.equals(Sql.type(column));
  }

  private String value(Column column) {
    String there = inLake(column.name());
    String wanted = Sql.type(column);
    if (!types.containsKey(column.name())) {
      return "NULL::" + wanted;
    }
    if (!isConverted(column)) {
      return there;
    }
    String tried = "TRY_CAST(%s AS %s)".formatted(there, wanted);
    boolean mayHoldFractions =
        column.type() == ValueType.INTEGER && !SMALL_INTEGERS.contains(types.get(column.name()));
    return mayHoldFractions
        ? "CASE WHEN %1$s = trunc(%1$s) THEN %2$s END"
            .formatted("TRY_CAST(%s AS DOUBLE)".formatted(there), tried)
        : tried;
  }

  private String isInRange() {
    String time = inLake(LakeSchema.EVENT_TIMESTAMP);
    return Stream.of(
            range.from() == null ? "true" : time + " >= TIMESTAMPTZ '" + range.from() + "'",
            range.to() == null ? "true" : time + " < TIMESTAMPTZ '" + range.to() + "'")
        .collect(Collectors.joining(" AND "));
  }

  private static String inLake(String column) {
    return LakeReader.VIEW + "." + Sql.identifier(column);
  }
}
