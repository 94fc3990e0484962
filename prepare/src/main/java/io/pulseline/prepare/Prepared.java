package io.pulseline.prepare;

import io.pulseline.contract.model.Lineage;
import java.util.List;

/**
 * What {@code prepare} found in the lake.
 *
 * @param datasetDigest of the descriptor that the table was made with
 * @param rows rows of the table
 * @param counts what became of the others
 * @param columns the dataset's columns as the lake has them
 * @param testShare part of the rows that no later step may learn from
 * @param seed of that choice
 */
public record Prepared(
    String datasetDigest,
    long rows,
    RowCounts counts,
    List<LakeColumn> columns,
    double testShare,
    long seed,
    Lineage lineage) {
  public Prepared {
    columns = List.copyOf(columns);
  }
}
