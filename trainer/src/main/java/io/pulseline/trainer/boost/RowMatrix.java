package io.pulseline.trainer.boost;

import io.pulseline.trainer.table.Table;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Rows in XGBoost's memory; close them to give it back. */
final class RowMatrix implements AutoCloseable {
  private final DMatrix matrix;

  /**
   * Copies rows.
   *
   * @param classWeights what the rows of each class count for; nothing when all count the same
   */
  RowMatrix(Table table, float... classWeights) throws XGBoostError {
    this.matrix = of(table.features(), table.width());
    matrix.setLabel(table.labels());
    if (classWeights.length > 0) {
      float[] weights = new float[table.rows()];
      for (int row = 0; row < weights.length; row++) {
        weights[row] = classWeights[table.classOf(row)];
      }
      matrix.setWeight(weights);
    }
  }

  /** Row-major floats; NaN is missing. */
  static DMatrix of(float[] features, int width) throws XGBoostError {
    return new DMatrix(features, features.length / width, width, Float.NaN);
  }

  DMatrix matrix() {
    return matrix;
  }

  @Override
  public void close() {
    matrix.dispose();
  }
}
