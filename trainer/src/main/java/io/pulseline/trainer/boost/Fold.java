package io.pulseline.trainer.boost;

import io.pulseline.trees.Margins;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Trees that grow on one part of the training rows and are watched on the other. */
final class Fold implements AutoCloseable {
  private final FoldRows rows;
  private final Booster booster;

  Fold(FoldRows rows, Map<String, Object> parameters) throws XGBoostError {
    this.rows = rows;
    this.booster = XGBoost.train(rows.train().matrix(), parameters, 0, Map.of(), null, null);
  }

  /**
   * Boosts one round more.
   *
   * @return the sum of the log loss over the held-back rows; where other workers hold back rows
   *     too, as if the mean over all of them were the mean over these
   */
  double boost(int round) throws XGBoostError {
    booster.update(rows.train().matrix(), round);
    float[] loss = new float[1];
    DMatrix[] held = {rows.held().matrix()};
    booster.evalSet(held, new String[] {"held"}, round, loss);
    return (double) loss[0] * heldBack();
  }

  int heldBack() {
    return rows.truth().length;
  }

  /** What the first rounds' trees say of the held-back rows. */
  HeldOut heldOut(int rounds) throws XGBoostError {
    float[][] margins = booster.predict(rows.held().matrix(), true, rounds);
    return new HeldOut(rows.truth(), Margins.flat(margins));
  }

  Booster booster() {
    return booster;
  }

  @Override
  public void close() {
    booster.dispose();
  }
}
