package io.pulseline.trainer.boost;

import io.pulseline.trainer.table.Split;
import java.util.ArrayList;
import java.util.List;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Divisions of transformed rows in XGBoost's memory, on which trees can be grown time and again;
 * close them to give it back.
 */
public final class Folds implements AutoCloseable {
  private final ClassWeights weights;
  private final int classes;
  private final List<FoldRows> rows = new ArrayList<>();

  /** No fold yet. */
  public Folds(ClassWeights weights, int classes) {
    this.weights = weights;
    this.classes = classes;
  }

  /**
   * Adds a division; it is copied.
   *
   * @param split transformed rows: trees grow on {@code train} and are watched on {@code test}
   */
  public void add(Split split) {
    try {
      rows.add(new FoldRows(split, weights, classes));
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost took no rows: " + e.getMessage(), e);
    }
  }

  List<FoldRows> rows() {
    return rows;
  }

  @Override
  public void close() {
    rows.forEach(FoldRows::close);
  }
}
