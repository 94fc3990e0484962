package io.pulseline.trainer.work;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.ValueType;
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
   * @param position in the query, from 1; its values are of type {@link #sqlType}
   */
  static ColumnValues of(Column column, int position) {
    ColumnFeature rule = new ColumnFeature(column);
    return switch (column.type()) {
      case INTEGER ->
          rows -> {
            long value = rows.getLong(position);
            return value == 0 && rows.wasNull() ? Float.NaN : rule.of(value);
          };
      case FLOAT ->
          rows -> {
            double value = rows.getDouble(position);
            return value == 0 && rows.wasNull() ? Float.NaN : rule.of(value);
          };
      case STRING -> rows -> rule.of(rows.getString(position));
    };
  }

  /** The SQL type that a column's values have to be cast to. */
  static String sqlType(Column column) {
    if (column instanceof CategoricalColumn && column.type() == ValueType.STRING) {
      return "VARCHAR";
    }
    return column.type() == ValueType.INTEGER ? "BIGINT" : "DOUBLE";
  }
}
