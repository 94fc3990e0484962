package io.pulseline.trainer.boost;

import io.pulseline.trainer.table.Split;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Rows to grow trees on and others to watch them on, in XGBoost's memory. */
final class FoldRows implements AutoCloseable {
  private final RowMatrix train;
  private final RowMatrix held;
  private final int[] truth;

  FoldRows(Split split, ClassWeights weights, int classes) throws XGBoostError {
    this.train = new RowMatrix(split.train(), weights, classes);
    this.held = new RowMatrix(split.test(), ClassWeights.NONE, classes);
    this.truth = split.test().classes();
  }

  RowMatrix train() {
    return train;
  }

  RowMatrix held() {
    return held;
  }

  /** The class of each row that is held back. */
  int[] truth() {
    return truth;
  }

  @Override
  public void close() {
    held.close();
    train.close();
  }
}
