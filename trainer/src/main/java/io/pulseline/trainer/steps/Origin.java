package io.pulseline.trainer.steps;

import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.contract.model.Lineage;
import io.pulseline.contract.model.Lineage.OffsetRange;
import io.pulseline.storage.LakeReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the rows of a lake's view come from.
 *
 * @param offsets first and last one of each Kafka partition
 * @param distinct different pairs of Kafka partition and offset
 */
record Origin(Map<Integer, OffsetRange> offsets, long distinct, Instant first, Instant last) {
  private static final String QUERY =
      String.format(
          "SELECT %1$s, min(%2$s), max(%2$s), count(DISTINCT %2$s), epoch_ms(min(%3$s)),"
              + " epoch_ms(max(%3$s)) FROM %4$s GROUP BY %1$s",
          LakeSchema.KAFKA_PARTITION,
          LakeSchema.KAFKA_OFFSET,
          LakeSchema.EVENT_TIMESTAMP,
          LakeReader.VIEW);

  static Origin of(Connection lake) throws SQLException {
    Map<Integer, OffsetRange> offsets = new TreeMap<>();
    long distinct = 0;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    try (Statement statement = lake.createStatement();
        ResultSet partitions = statement.executeQuery(QUERY)) {
      while (partitions.next()) {
        offsets.put(
            partitions.getInt(1), new OffsetRange(partitions.getLong(2), partitions.getLong(3)));
        distinct += partitions.getLong(4);
        first = Math.min(first, partitions.getLong(5));
        last = Math.max(last, partitions.getLong(6));
      }
    }
    return new Origin(offsets, distinct, Instant.ofEpochMilli(first), Instant.ofEpochMilli(last));
  }

  Lineage lineage(String folder, List<String> files, long rows) {
    return new Lineage(folder, files, rows, offsets, first, last, CodeVersion.get());
  }
}
