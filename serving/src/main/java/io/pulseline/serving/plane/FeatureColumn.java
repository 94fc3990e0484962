package io.pulseline.serving.plane;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;

/** Puts what clients send for one column into rows of features. */
sealed interface FeatureColumn permits NumericFeature, CategoryFeature {

  static FeatureColumn of(Column column) {
    return column instanceof CategoricalColumn categorical
        ? new CategoryFeature(categorical)
        : new NumericFeature(column);
  }

  String name();

  /**
   * Writes element i of the column's own tensor to {@code features[i * width + position]}.
   *
   * @throws ServingException when it is no tensor of this column
   */
  void read(InputTensor input, float[] features, int position, int width);

  /**
   * Writes the column's place in every row of the one tensor of all columns to the same place of
   * the features.
   *
   * @throws ServingException when a value is none of this column's
   */
  void readFrom(TensorData.Numbers table, float[] features, int position, int width);

  /** The numbers of a tensor for a column that wants them. */
  static TensorData.Numbers numbers(InputTensor input) {
    if (input.data() instanceof TensorData.Numbers numbers) {
      return numbers;
    }
    throw ServingException.invalid(
        "input '%s': expected numbers (such as FP32 or INT64) but %s came",
        input.name(), input.datatype());
  }
}
