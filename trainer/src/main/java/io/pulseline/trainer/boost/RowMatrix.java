package io.pulseline.trainer.boost;

import io.pulseline.trainer.table.Table;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Rows in XGBoost's memory; close them to give it back. */
final class RowMatrix implements AutoCloseable {
  private final DMatrix matrix;

  RowMatrix(Table table, ClassWeights weights, int classes) throws XGBoostError {
    this.matrix = of(table.features(), table.width());
    matrix.setLabel(table.labels());
    if (weights != ClassWeights.NONE) {
      matrix.setWeight(weights.of(table, classes));
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
