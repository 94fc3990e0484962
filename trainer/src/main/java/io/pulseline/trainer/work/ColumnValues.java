package io.pulseline.trainer.work;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.prepare.Sql;
import io.pulseline.scorer.ColumnFeature;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the values of one column of a query as features. */
@FunctionalInterface
interface ColumnValues {
  /** The feature of the row that a result stands at; NaN where it is null. */
  float next(ResultSet rows) throws SQLException;

  /**
   * A reader for a column.
   *
   * @param position in the query, from 1; its values are of type {@link Sql#type}
   */
  static ColumnValues of(Column column, int position) {
    ColumnFeature rule = new ColumnFeature(column);
    if (column.type() == ValueType.STRING) {
      return rows -> rule.of(rows.getString(position));
    }
    if (column.type() == ValueType.FLOAT) {
      return rows -> {
        double value = rows.getDouble(position);
        return value == 0 && rows.wasNull() ? Float.NaN : rule.of(value);
      };
    }
    SmallCodes codes = new SmallCodes(rule);
    return rows -> {
      long value = rows.getLong(position);
      return value == 0 && rows.wasNull() ? Float.NaN : codes.of(value);
    };
  }

  /** Small whole numbers, which nearly all categories are, need no search. */
  final class SmallCodes {
    private static final int SIZE = 256;

    private final ColumnFeature rule;
    private final float[] small = new float[SIZE];

    SmallCodes(ColumnFeature rule) {
      this.rule = rule;
      for (int value = 0; value < SIZE; value++) {
        small[value] = rule.of((long) value);
      }
    }

    float of(long value) {
      return value >= 0 && value < SIZE ? small[(int) value] : rule.of(value);
    }
  }
}
