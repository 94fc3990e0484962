package io.pulseline.serving.page;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.model.Signature;
import io.pulseline.pages.chart.Numbers;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A column as a field of the form.
 *
 * @param id of its control
 * @param unit empty for none
 * @param hint what may be entered; empty when the options say it
 * @param integer whether a fraction is a mistake
 * @param options of a category; empty for a measured quantity
 */
record Field(
    String id, String name, String unit, String hint, boolean integer, List<Category> options) {

  static List<Field> of(Signature signature) {
    List<Column> features = signature.features();
    return IntStream.range(0, features.size())
        .mapToObj(i -> of("field-" + i, features.get(i)))
        .toList();
  }

  private static Field of(String id, Column column) {
    if (column instanceof NumericColumn numeric) {
      boolean integer = numeric.type() == ValueType.INTEGER;
      return new Field(id, numeric.name(), numeric.unit(), hint(numeric), integer, List.of());
    }
    CategoricalColumn categorical = (CategoricalColumn) column;
    return new Field(id, categorical.name(), "", "", false, categorical.categories());
  }

  /** The model takes what is beyond as well, so it is told and not enforced. */
  private static String hint(NumericColumn column) {
    if (column.min() != null && column.max() != null) {
      return Numbers.tidy(column.min()) + " to " + Numbers.tidy(column.max());
    }
    if (column.min() != null) {
      return "from " + Numbers.tidy(column.min());
    }
    return column.max() != null ? "up to " + Numbers.tidy(column.max()) : "any number";
  }

  boolean isChoice() {
    return !options.isEmpty();
  }

  /** How a category is called, with the value that stands for it in records. */
  static String text(Category category) {
    return category.label().equals(category.value())
        ? category.value()
        : category.label() + " (" + category.value() + ")";
  }

  /** Id of the element that says what may be entered. */
  String hintId() {
    return id + "-hint";
  }

  /** Id of the element that says what is wrong. */
  String problemId() {
    return id + "-problem";
  }

  /** Of the elements that describe the control. */
  String describedBy() {
    return hint.isEmpty() ? problemId() : hintId() + " " + problemId();
  }
}
