package io.pulseline.trainer.boost;

import io.pulseline.trainer.table.Split;
import io.pulseline.trainer.table.Table;
import java.util.Map;
import java.util.function.IntConsumer;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Fits gradient-boosted trees to transformed rows: a first pass holds a tenth of the rows back to
 * find the number of rounds, a second one boosts that many on all rows.
 */
public final class Boosting {
  private static final double HELD_BACK = 0.1;

  private final Hyperparameters hyperparameters;
  private final int classes;
  private final long seed;
  private final Map<String, Object> parameters;

  public Boosting(Hyperparameters hyperparameters, int classes, long seed, int threads) {
    this.hyperparameters = hyperparameters;
    this.classes = classes;
    this.seed = seed;
    this.parameters = hyperparameters.xgboost(classes, seed, threads);
  }

  /**
   * How many rounds to boost: those after which the loss on held-back rows was lowest.
   *
   * @param train transformed rows
   * @param onRound told the number of finished rounds
   */
  public int findRounds(Table train, IntConsumer onRound) {
    Split split = Split.stratified(train, classes, HELD_BACK, seed + 1);
    if (hyperparameters.earlyStopping() == 0 || split.test().rows() == 0) {
      return hyperparameters.rounds();
    }
    try {
      return bestRounds(split, onRound);
    } catch (XGBoostError e) {
      throw failed(e);
    }
  }

  /** Boosts {@code rounds} rounds on all rows; see {@link #findRounds}. */
  public Trees fit(Table train, int rounds, IntConsumer onRound) {
    try {
      return new Trees(boost(train, rounds, onRound), rounds, classes);
    } catch (XGBoostError e) {
      throw failed(e);
    }
  }

  private static IllegalStateException failed(XGBoostError e) {
    return new IllegalStateException("XGBoost failed while fitting: " + e.getMessage(), e);
  }

  private Booster boost(Table train, int rounds, IntConsumer onRound) throws XGBoostError {
    DMatrix matrix = Matrices.labelled(train);
    try {
      Booster booster = XGBoost.train(matrix, parameters, 0, Map.of(), null, null);
      for (int round = 0; round < rounds; round++) {
        booster.update(matrix, round);
        onRound.accept(round + 1);
      }
      return booster;
    } finally {
      matrix.dispose();
    }
  }

  private int bestRounds(Split split, IntConsumer onRound) throws XGBoostError {
    DMatrix train = Matrices.labelled(split.train());
    DMatrix held = Matrices.labelled(split.test());
    Booster booster = XGBoost.train(train, parameters, 0, Map.of(), null, null);
    try {
      float best = Float.POSITIVE_INFINITY;
      int bestRounds = 1;
      for (int round = 0; round < hyperparameters.rounds(); round++) {
        booster.update(train, round);
        float loss = loss(booster, held, round);
        if (loss < best) {
          best = loss;
          bestRounds = round + 1;
        }
        onRound.accept(round + 1);
        if (round + 1 - bestRounds >= hyperparameters.earlyStopping()) {
          break;
        }
      }
      return bestRounds;
    } finally {
      booster.dispose();
      held.dispose();
      train.dispose();
    }
  }

  private static float loss(Booster booster, DMatrix held, int round) throws XGBoostError {
    float[] metrics = new float[1];
    booster.evalSet(new DMatrix[] {held}, new String[] {"held"}, round, metrics);
    return metrics[0];
  }
}
