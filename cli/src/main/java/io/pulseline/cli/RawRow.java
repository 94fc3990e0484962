package io.pulseline.cli;

import io.pulseline.contract.UserException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** A row of raw values as a person writes it: what is left out, or left empty, is missing. */
public final class RawRow {
  private RawRow() {}

  /**
   * Makes sure that a row has no column that its model does not take.
   *
   * @param columns of the model, in its order
   * @throws UserException that names both
   */
  public static void refuseUnknown(Set<String> row, Collection<String> columns) {
    TreeSet<String> unknown = new TreeSet<>(row);
    unknown.removeAll(columns);
    if (!unknown.isEmpty()) {
      throw new UserException(
          "the model has no column %s; its columns are %s"
              .formatted(String.join(", ", unknown), String.join(", ", columns)));
    }
  }

  /**
   * The number that a column has, null when it is missing.
   *
   * @throws UserException when the text is none
   */
  public static BigDecimal number(String column, String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      throw new UserException("column %s takes a number, not '%s'".formatted(column, text), e);
    }
  }
}
