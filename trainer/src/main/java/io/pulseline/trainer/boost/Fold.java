package io.pulseline.trainer.boost;

import io.pulseline.trainer.table.Split;
import io.pulseline.trainer.table.Table;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Trees that grow on one part of the training rows and are watched on the other. */
final class Fold implements AutoCloseable {
  private final Table held;
  private final RowMatrix trainRows;
  private final RowMatrix heldRows;
  private final Booster booster;

  Fold(Split split, Map<String, Object> parameters, float... classWeights) throws XGBoostError {
    this.held = split.test();
    this.trainRows = new RowMatrix(split.train(), classWeights);
    this.heldRows = new RowMatrix(held);
    this.booster = XGBoost.train(trainRows.matrix(), parameters, 0, Map.of(), null, null);
  }

  /**
   * Boosts one round more.
   *
   * @return the sum of the log loss over the held-back rows; where other workers hold back rows
   *     too, as if the mean over all of them were the mean over these
   */
  double boost(int round) throws XGBoostError {
    booster.update(trainRows.matrix(), round);
    float[] loss = new float[1];
    booster.evalSet(new DMatrix[] {heldRows.matrix()}, new String[] {"held"}, round, loss);
    return (double) loss[0] * held.rows();
  }

  int heldBack() {
    return held.rows();
  }

  /** What the first rounds' trees say of the held-back rows. */
  HeldOut heldOut(int rounds) throws XGBoostError {
    float[][] margins = booster.predict(heldRows.matrix(), true, rounds);
    return new HeldOut(held.classes(), Margins.flat(margins));
  }

  Booster booster() {
    return booster;
  }

  @Override
  public void close() {
    booster.dispose();
    heldRows.close();
    trainRows.close();
  }
}
