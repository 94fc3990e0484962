package io.pulseline.prepare;

import io.pulseline.contract.model.Lineage.OffsetRange;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a prepared table holds.
 *
 * @param rows how many rows
 * @param counts what became of the lake's other rows
 * @param columns the dataset's columns as the lake has them
 * @param offsets first and last one by Kafka partition
 * @param first earliest event
 * @param last latest event
 */
public record Contents(
    long rows,
    RowCounts counts,
    List<LakeColumn> columns,
    Map<Integer, OffsetRange> offsets,
    Instant first,
    Instant last) {

  /**
   * Takes out of a draft what does not belong there, and looks at what is left.
   *
   * @param lake what the draft was written from
   * @param written how many rows that were, at least one
   * @param dropEqual whether only the first of equal rows is kept
   */
  public static Contents of(TableDraft draft, LakeRows lake, long written, boolean dropEqual)
      throws IOException, SQLException {
    long inRange = lake.inRange();
    TableDraft.Removed removed = draft.removeRepeated();
    Origin origin = Origin.of(draft.connection(), draft.rows());
    long equal = draft.equalRows();
    long dropped = dropEqual && equal > 0 ? draft.dropEqual() : 0;
    RowCounts counts =
        new RowCounts(
            lake.read(),
            lake.read() - inRange,
            inRange - written,
            removed.repeated(),
            removed.contradicting(),
            origin.repeatedIds(),
            equal,
            dropped);
    return new Contents(
        written - removed.repeated() - dropped,
        counts,
        lake.columns(),
        origin.offsets(),
        origin.first(),
        origin.last());
  }
}
