package io.pulseline.prepare;

import io.pulseline.contract.dataset.Column;
import java.util.Collection;
import java.util.stream.Collectors;

/** SQL over the lake's columns. */
public final class Sql {
  /**
   * The form of a prepared table. Numbers that grow take little room as differences; what reads the
   * table reads those too.
   */
  static final String TABLE = " (FORMAT parquet, PARQUET_VERSION V2)";

  private Sql() {}

  /** A name that may hold any character. */
  public static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The names of columns, with commas between them. */
  public static String identifiers(Collection<Column> columns) {
    return columns.stream().map(c -> identifier(c.name())).collect(Collectors.joining(", "));
  }

  /** The type of a column's values in the lake and in a prepared table. */
  public static String type(Column column) {
    return switch (column.type()) {
      case INTEGER -> "BIGINT";
      case FLOAT -> "DOUBLE";
      case STRING -> "VARCHAR";
    };
  }
}
