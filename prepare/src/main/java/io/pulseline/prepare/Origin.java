package io.pulseline.prepare;

import io.pulseline.contract.UserException;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.contract.model.Lineage.OffsetRange;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the rows of a table come from.
 *
 * @param offsets first and last one of each Kafka partition
 * @param repeatedIds rows whose record_id another one has
 */
record Origin(Map<Integer, OffsetRange> offsets, long repeatedIds, Instant first, Instant last) {
  /** Ids that lie this close together are ticked off, which is much quicker than sorting them. */
  private static final long SPARSEST = 64;

  private static final String QUERY =
      "SELECT %1$s, min(%2$s), max(%2$s), epoch_ms(min(%3$s)), epoch_ms(max(%3$s)), min(%4$s),"
          + " max(%4$s), count(%4$s), count(*) FILTER (%1$s IS NULL OR %2$s IS NULL)"
          + " FROM %5$s GROUP BY %1$s";

  /**
   * Looks at a table of at least one row.
   *
   * @param rows what a query reads it from
   */
  static Origin of(Connection connection, String rows) throws SQLException {
    Map<Integer, OffsetRange> offsets = new TreeMap<>();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    long lowest = Long.MAX_VALUE;
    long highest = Long.MIN_VALUE;
    long ids = 0;
    String query =
        QUERY.formatted(
            LakeSchema.KAFKA_PARTITION,
            LakeSchema.KAFKA_OFFSET,
            LakeSchema.EVENT_TIMESTAMP,
            LakeSchema.RECORD_ID,
            rows);
    try (Statement statement = connection.createStatement()) {
      try (ResultSet partitions = statement.executeQuery(query)) {
        while (partitions.next()) {
          requirePlaces(partitions.getLong(9));
          offsets.put(
              partitions.getInt(1), new OffsetRange(partitions.getLong(2), partitions.getLong(3)));
          first = Math.min(first, partitions.getLong(4));
          last = Math.max(last, partitions.getLong(5));
          lowest = Math.min(lowest, partitions.getLong(6));
          highest = Math.max(highest, partitions.getLong(7));
          ids += partitions.getLong(8);
        }
      }
      try (ResultSet distinct =
          statement.executeQuery("SELECT " + different(lowest, highest, ids) + " FROM " + rows)) {
        distinct.next();
        return new Origin(
            offsets,
            ids - distinct.getLong(1),
            Instant.ofEpochMilli(first),
            Instant.ofEpochMilli(last));
      }
    }
  }

  /** Rows are held out by their places: of those without any nobody could say which. */
  private static void requirePlaces(long without) {
    if (without > 0) {
      throw new UserException(
          "%d rows of the lake have no %s or no %s; move the Parquet files that the ingest job has not written out of it"
              .formatted(without, LakeSchema.KAFKA_PARTITION, LakeSchema.KAFKA_OFFSET));
    }
  }

  private static String different(long lowest, long highest, long ids) {
    boolean close = highest > lowest && (highest - lowest) / SPARSEST <= ids;
    return close
        ? "bit_count(bitstring_agg(%s, %d, %d))".formatted(LakeSchema.RECORD_ID, lowest, highest)
        : "count(DISTINCT " + LakeSchema.RECORD_ID + ")";
  }
}
