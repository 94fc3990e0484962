package io.pulseline.trainer.work;

import io.pulseline.contract.dataset.Column;
import java.util.Collection;
import java.util.stream.Collectors;

/** SQL over the lake's columns. */
public final class Sql {
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
