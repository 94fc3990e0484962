package io.pulseline.contract.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A column with a closed set of values. The <em>code</em> of a category is what records, models and
 * Parquet readers inside Pulseline carry for it: the integer itself where floats hold all of the
 * column's integers exactly, and the position in {@link #categories()} otherwise, as for strings.
 *
 * @param type {@link ValueType#INTEGER} or {@link ValueType#STRING}
 */
public record CategoricalColumn(
    String name, ValueType type, List<Category> categories, boolean required) implements Column {

  public CategoricalColumn {
    categories = List.copyOf(categories);
  }

  /** Whether codes are positions in {@link #categories()}, and not the values themselves. */
  public boolean codesArePositions() {
    return type == ValueType.STRING
        || !categories.stream().allMatch(c -> isExactFloat(Long.parseLong(c.value())));
  }

  /** A model's input is a float: 123456789 would become 123456792, another category or none. */
  private static boolean isExactFloat(long value) {
    return Math.abs(value) < 1L << 62 && (long) (float) value == value;
  }

  /** The code of a value as it stands in records, NaN when it is not one of the categories. */
  public double codeOf(String value) {
    int position = positionOf(value);
    return position < 0 ? Double.NaN : code(position);
  }

  /** The code of the category at a position of {@link #categories()}. */
  public double code(int position) {
    return codesArePositions() ? position : Long.parseLong(categories.get(position).value());
  }

  /**
   * The codes of all categories, in the order of {@link #categories()}; for readers of JSON too.
   */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double[] codes() {
    return codesArePositions()
        ? IntStream.range(0, categories.size()).asDoubleStream().toArray()
        : categories.stream().mapToDouble(c -> Long.parseLong(c.value())).toArray();
  }

  /**
   * The value that a code stands for, as it is written in records.
   *
   * @throws IllegalArgumentException when no category has this code
   */
  public String valueOf(double code) {
    int position = positionOf(code);
    if (position < 0) {
      throw new IllegalArgumentException("column '" + name + "' has no category of code " + code);
    }
    return categories.get(position).value();
  }

  /** Where in {@link #categories()} a value stands, -1 when it does not. */
  public int positionOf(String value) {
    for (int i = 0; i < categories.size(); i++) {
      if (categories.get(i).value().equals(value)) {
        return i;
      }
    }
    return -1;
  }

  /** Where in {@link #categories()} a code stands, -1 when it does not. */
  public int positionOf(double code) {
    double[] codes = codes();
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] == code) {
        return i;
      }
    }
    return -1;
  }
}
