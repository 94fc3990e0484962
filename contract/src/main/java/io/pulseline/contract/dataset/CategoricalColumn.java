package io.pulseline.contract.dataset;

import java.util.List;

/**
 * A column with a closed set of values. The <em>code</em> of a category is the integer itself for
 * {@link ValueType#INTEGER} columns and the position in {@link #categories()} for {@link
 * ValueType#STRING} ones; records, models and Parquet readers inside Pulseline carry codes.
 *
 * @param type {@link ValueType#INTEGER} or {@link ValueType#STRING}
 */
public record CategoricalColumn(
    String name, ValueType type, List<Category> categories, boolean required) implements Column {

  public CategoricalColumn {
    categories = List.copyOf(categories);
  }

  /** The code of a value as it stands in records, NaN when it is not one of the categories. */
  public double codeOf(String value) {
    int position = positionOf(value);
    return position < 0 ? Double.NaN : code(position);
  }

  /** The code of the category at a position of {@link #categories()}. */
  public double code(int position) {
    return type == ValueType.INTEGER
        ? Long.parseLong(categories.get(position).value())
        : (double) position;
  }

  /** The codes of all categories, in the order of {@link #categories()}. */
  public double[] codes() {
    double[] codes = new double[categories.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = code(i);
    }
    return codes;
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
    for (int i = 0; i < categories.size(); i++) {
      if (code(i) == code) {
        return i;
      }
    }
    return -1;
  }
}
