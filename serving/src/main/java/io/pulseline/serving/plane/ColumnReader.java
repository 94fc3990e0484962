package io.pulseline.serving.plane;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the tensor of one column into rows of features. Numbers are taken as they are, even those
 * that the descriptor does not know: the model tolerates them. A string that is no category has no
 * number to be, so it is refused.
 */
final class ColumnReader {
  private final Column column;

  /** Code of each category that comes as its text; empty for a column of numbers. */
  private final Map<String, Float> codes = new HashMap<>();

  private final List<String> allowed = new ArrayList<>();

  ColumnReader(Column column) {
    this.column = column;
    if (column instanceof CategoricalColumn categorical && categorical.codesArePositions()) {
      for (Category category : categorical.categories()) {
        allowed.add(category.value());
        codes.put(category.value(), (float) categorical.codeOf(category.value()));
      }
    }
  }

  String name() {
    return column.name();
  }

  /** Writes element i of the tensor to {@code features[i * width + position]}. */
  void read(InputTensor input, float[] features, int position, int width) {
    if (!codes.isEmpty()) {
      if (!(input.data() instanceof TensorData.Texts texts)) {
        throw ServingException.invalid(
            "input '%s': expected BYTES, one of %s, but %s came",
            name(), allowed, input.datatype());
      }
      texts(texts.values(), features, position, width);
    } else {
      if (!(input.data() instanceof TensorData.Floats numbers)) {
        throw ServingException.invalid(
            "input '%s': expected numbers (such as FP32 or INT64) but %s came",
            name(), input.datatype());
      }
      numbers(numbers.values(), features, position, width);
    }
  }

  private static void numbers(float[] values, float[] features, int position, int width) {
    int at = position;
    for (float value : values) {
      features[at] = value;
      at += width;
    }
  }

  private void texts(String[] values, float[] features, int position, int width) {
    int at = position;
    for (int i = 0; i < values.length; i++) {
      features[at] = values[i] == null ? Float.NaN : code(values[i], i);
      at += width;
    }
  }

  private float code(String value, int row) {
    Float code = codes.get(value);
    if (code != null) {
      return code;
    }
    if (value.isEmpty()) {
      // gRPC and raw tensors cannot carry null: there the empty string says "missing", as in a CSV
      return Float.NaN;
    }
    throw ServingException.invalid(
        "input '%s', row %d: unknown category '%s', expected one of %s",
        name(), row, value, allowed);
  }
}
