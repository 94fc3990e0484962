package io.pulseline.trainer.work;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.ValueType;
import java.util.List;

/** SQL over the lake's columns. */
public final class Sql {
  /** What {@link #position} and {@link #feature} give for a value that is no category. */
  public static final int UNKNOWN = -1;

  private Sql() {}

  /** A name that may hold any character. */
  public static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A column as a feature: its number, or its category's code, as a float; null when missing. */
  public static String feature(Column column) {
    if (column instanceof CategoricalColumn categorical && categorical.codesArePositions()) {
      return "CAST(" + position(categorical) + " AS FLOAT)";
    }
    // a number that no float can hold is as good as missing
    return "TRY_CAST(" + identifier(column.name()) + " AS FLOAT)";
  }

  /** The position of a value among the column's categories; null when missing. */
  public static String position(CategoricalColumn column) {
    StringBuilder sql = new StringBuilder("CASE");
    List<Category> categories = column.categories();
    String name = identifier(column.name());
    sql.append(" WHEN ").append(name).append(" IS NULL THEN NULL");
    for (int i = 0; i < categories.size(); i++) {
      String value = categories.get(i).value();
      String literal =
          column.type() == ValueType.STRING ? "'" + value.replace("'", "''") + "'" : value;
      sql.append(" WHEN ").append(name).append(" = ").append(literal).append(" THEN ").append(i);
    }
    return sql.append(" ELSE ").append(UNKNOWN).append(" END").toString();
  }
}
