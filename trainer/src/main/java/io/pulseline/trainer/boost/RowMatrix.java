package io.pulseline.trainer.boost;

import io.pulseline.trainer.table.Table;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Rows in XGBoost's memory; close them to give it back. */
final class RowMatrix implements AutoCloseable {
  private final DMatrix matrix;

  /**
   * Copies rows; NaN is missing.
   *
   * @param classWeights what the rows of each class count for; nothing when all count the same
   */
  RowMatrix(Table table, float... classWeights) throws XGBoostError {
    this.matrix = new DMatrix(table.features(), table.rows(), table.width(), Float.NaN);
    matrix.setLabel(table.labels());
    if (classWeights.length > 0) {
      float[] weights = new float[table.rows()];
      for (int row = 0; row < weights.length; row++) {
        weights[row] = classWeights[table.classOf(row)];
      }
      matrix.setWeight(weights);
    }
  }

  DMatrix matrix() {
    return matrix;
  }

  @Override
  public void close() {
    matrix.dispose();
  }
}
