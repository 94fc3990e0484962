package io.pulseline.trainer.boost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Trees grown side by side on each fold, until all of them together gain nothing more on the rows
 * that each holds back: one number of rounds for all of them.
 */
final class Grown implements AutoCloseable {
  private final List<Fold> folds = new ArrayList<>();
  private int rounds;
  private double loss = Double.POSITIVE_INFINITY;

  private Grown() {}

  /**
   * Grows trees.
   *
   * @param parameters of XGBoost
   */
  static Grown on(
      Folds rows,
      Hyperparameters hyperparameters,
      Map<String, Object> parameters,
      Boosting.OnRound onRound)
      throws XGBoostError {
    Grown grown = new Grown();
    boolean done = false;
    try {
      for (FoldRows fold : rows.rows()) {
        grown.folds.add(new Fold(fold, parameters));
      }
      grown.grow(hyperparameters, onRound);
      done = true;
      return grown;
    } finally {
      if (!done) {
        grown.close();
      }
    }
  }

  private void grow(Hyperparameters hyperparameters, Boosting.OnRound onRound) throws XGBoostError {
    int rows = folds.stream().mapToInt(Fold::heldBack).sum();
    boolean stops = hyperparameters.earlyStopping() > 0;
    for (int round = 0; round < hyperparameters.boostingRounds(); round++) {
      double sum = 0;
      for (Fold fold : folds) {
        sum += fold.boost(round);
      }
      double mean = sum / rows;
      if (mean < loss || !stops) {
        rounds = round + 1;
        loss = mean;
      }
      onRound.done(round + 1, mean);
      if (stops && round + 1 - rounds >= hyperparameters.earlyStopping()) {
        break;
      }
    }
  }

  /** How many rounds were best. */
  int rounds() {
    return rounds;
  }

  /** Mean log loss of all held-back rows after that many rounds. */
  double loss() {
    return loss;
  }

  /** The trees of one fold, those of later rounds among them. */
  Fold fold(int position) {
    return folds.get(position);
  }

  /** What the best rounds' trees say of the rows that each fold holds back. */
  List<HeldOut> heldOut() throws XGBoostError {
    List<HeldOut> parts = new ArrayList<>();
    for (Fold fold : folds) {
      parts.add(fold.heldOut(rounds));
    }
    return parts;
  }

  @Override
  public void close() {
    folds.forEach(Fold::close);
  }
}
