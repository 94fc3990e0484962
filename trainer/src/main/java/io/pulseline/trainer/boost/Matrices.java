package io.pulseline.trainer.boost;

import io.pulseline.trainer.table.Table;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost's matrices over row-major floats; NaN is missing. */
final class Matrices {
  private Matrices() {}

  static DMatrix labelled(Table table) throws XGBoostError {
    DMatrix matrix = of(table.features(), table.width());
    matrix.setLabel(table.labels());
    return matrix;
  }

  static DMatrix of(float[] features, int width) throws XGBoostError {
    return new DMatrix(features, features.length / width, width, Float.NaN);
  }
}
