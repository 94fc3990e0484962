package io.pulseline.trees;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.ValueType;

/** Features in the form of the values that they were made from. */
final class RawValue {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RawValue() {}

  /** A number; null when it is missing. */
  static JsonNode of(float number) {
    return Float.isNaN(number) ? JSON.nullNode() : JSON.numberNode(number);
  }

  /** The category of a code, or a number as a column writes it; null when it is missing. */
  static JsonNode of(Column column, float feature) {
    if (column instanceof CategoricalColumn categorical) {
      int position = categorical.positionOf((double) feature);
      if (position >= 0) {
        String value = categorical.categories().get(position).value();
        return column.type() == ValueType.INTEGER
            ? JSON.numberNode(Long.parseLong(value))
            : JSON.textNode(value);
      }
    }
    boolean whole = feature == Math.rint(feature) && Math.abs(feature) < 1L << 62;
    return whole && column.type() == ValueType.INTEGER
        ? JSON.numberNode((long) feature)
        : of(feature);
  }
}
