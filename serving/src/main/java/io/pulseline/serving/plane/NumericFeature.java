package io.pulseline.serving.plane;

import io.pulseline.contract.dataset.Column;
import io.pulseline.scorer.ColumnFeature;

/**
 * A measured quantity. It is taken as it comes, beyond the descriptor's bounds too: the model
 * tolerates that. What a float does not hold exactly is rounded, as it was for the training.
 */
final class NumericFeature implements FeatureColumn {
  private final String name;
  private final ColumnFeature feature;

  NumericFeature(Column column) {
    this.name = column.name();
    this.feature = new ColumnFeature(column);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void read(InputTensor input, float[] features, int position, int width) {
    TensorData.Numbers numbers = FeatureColumn.numbers(input);
    int at = position;
    for (int row = 0; row < numbers.count(); row++) {
      features[at] = feature.of(numbers.at(row));
      at += width;
    }
  }

  @Override
  public void readFrom(TensorData.Numbers table, float[] features, int position, int width) {
    for (int at = position; at < features.length; at += width) {
      features[at] = feature.of(table.at(at));
    }
  }
}
