package io.pulseline.generator.stream;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import java.util.List;
import java.util.Optional;

/** Values that a column of a dataset has to refuse. */
final class BadValues {
  private final List<NumericColumn> bounded;
  private final List<CategoricalColumn> categorical;

  BadValues(Dataset dataset) {
    this.bounded =
        columns(dataset, NumericColumn.class).stream()
            .filter(column -> column.max() != null || column.min() != null)
            .toList();
    this.categorical = columns(dataset, CategoricalColumn.class);
  }

  private static <T extends Column> List<T> columns(Dataset dataset, Class<T> kind) {
    return dataset.columns().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** A column with a bound, empty when there is none. */
  Optional<NumericColumn> bounded(long variant) {
    return bounded.isEmpty() ? Optional.empty() : Optional.of(pick(bounded, variant));
  }

  CategoricalColumn categorical(long variant) {
    return pick(categorical, variant);
  }

  /** A number beyond a bound of a column. */
  static double beyond(NumericColumn column) {
    return column.max() != null
        ? Math.ceil(column.max()) + 1 + Math.abs(Math.ceil(column.max()))
        : Math.floor(column.min()) - 1 - Math.abs(Math.floor(column.min()));
  }

  /** What is none of an integer column's categories. */
  static long unknownInteger(CategoricalColumn column) {
    long unknown = 0;
    while (column.positionOf(Long.toString(unknown)) >= 0) {
      unknown++;
    }
    return unknown;
  }

  /** What is none of a text column's categories. */
  static String unknownText(CategoricalColumn column) {
    StringBuilder unknown = new StringBuilder("unheard of");
    while (column.positionOf(unknown.toString()) >= 0) {
      unknown.append('!');
    }
    return unknown.toString();
  }

  static <T> T pick(List<T> choices, long variant) {
    return choices.get((int) Math.floorMod(variant, (long) choices.size()));
  }
}
