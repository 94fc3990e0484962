package io.pulseline.generator.stream;

import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.generator.copula.Spread;

/**
 * A numeric column whose values move: not at all before one record, by the whole shift from another
 * one on, in proportion in between. It depends on the record_id only, so a stream that is resumed
 * drifts on as it would have.
 *
 * @param index of the column in a row
 * @param spread of the column before it moves
 * @param shift in the column's unit
 * @param from record_id
 * @param full record_id, equal to from for a step
 */
public record Drift(
    int index, NumericColumn column, Spread spread, double shift, long from, long full) {

  /**
   * Moves the column's value unless it is missing. It stays on the column's grid and within the
   * descriptor's bounds: beyond them the record would be rejected instead of drifting.
   */
  public void apply(long recordId, double[] row) {
    if (recordId < from || Double.isNaN(row[index])) {
      return;
    }
    double part = recordId >= full ? 1 : (double) (recordId - from) / (full - from);
    double moved = spread.round(row[index] + part * shift);
    row[index] = Math.min(column.highest(), Math.max(column.lowest(), moved));
  }
}
