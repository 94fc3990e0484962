package io.pulseline.trainer.boost;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.trainer.table.Split;
import io.pulseline.trainer.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Fits trees to transformed rows, and scores training rows with trees that have not seen them: that
 * tells how many rounds to boost, and what calibration is learned from.
 *
 * <p>Of {@value #FEW} rows and more a tenth is held back, and the trees that grew on the others are
 * the model. Of fewer every row counts: five times a fifth is held back, and the model is boosted
 * on all rows, for as many rounds as were best then.
 */
public final class Boosting {
  private static final int FEW = 5_000;
  private static final int FOLDS = 5;
  private static final double HELD_BACK = 0.1;

  private final Hyperparameters hyperparameters;
  private final int classes;
  private final long seed;
  private final Map<String, Object> parameters;

  /** Told after each round. */
  @FunctionalInterface
  public interface OnRound {
    /**
     * Takes note.
     *
     * @param loss mean log loss on held-back rows, NaN when none are
     */
    void done(int rounds, double loss);
  }

  /**
   * Boosting for a dataset's classes, within what it says of monotone columns.
   *
   * @param threads of XGBoost, at least 1
   */
  public Boosting(Hyperparameters hyperparameters, Dataset dataset, long seed, int threads) {
    this.hyperparameters = hyperparameters;
    this.classes = dataset.targetColumn().categories().size();
    this.seed = seed;
    this.parameters = hyperparameters.xgboost(classes, seed, threads);
    parameters.putAll(MonotoneInputs.parameters(dataset));
  }

  /**
   * Boosts.
   *
   * @param train transformed rows
   */
  public Boosted fit(Table train, OnRound onRound) {
    List<Split> splits = splits(train);
    List<Fold> folds = new ArrayList<>();
    try {
      for (Split split : splits) {
        folds.add(new Fold(split, hyperparameters, classes, parameters));
      }
      if (folds.isEmpty()) {
        Trees trees = boost(train, hyperparameters.boostingRounds(), onRound);
        return new Boosted(trees, new HeldOut(new int[0], new float[0]), Double.NaN);
      }
      Best best = bestRounds(folds, onRound);
      List<HeldOut> heldOut = new ArrayList<>();
      for (Fold fold : folds) {
        heldOut.add(fold.heldOut(best.rounds));
      }
      Trees trees =
          folds.size() == 1
              ? Trees.of(folds.get(0).booster(), classes).first(best.rounds)
              : boost(train, best.rounds, (rounds, loss) -> {});
      return new Boosted(trees, HeldOut.concat(heldOut), best.loss);
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost failed while fitting: " + e.getMessage(), e);
    } finally {
      folds.forEach(Fold::close);
    }
  }

  private List<Split> splits(Table train) {
    if (train.rows() >= FEW) {
      return List.of(Split.stratified(train, classes, HELD_BACK, seed + 1));
    }
    return Split.folds(train, classes, FOLDS, seed + 1);
  }

  private record Best(int rounds, double loss) {}

  private Best bestRounds(List<Fold> folds, OnRound onRound) throws XGBoostError {
    int rows = folds.stream().mapToInt(Fold::heldBack).sum();
    Best best = new Best(0, Double.POSITIVE_INFINITY);
    for (int round = 0; round < hyperparameters.boostingRounds(); round++) {
      double sum = 0;
      for (Fold fold : folds) {
        sum += fold.boost(round);
      }
      double loss = sum / rows;
      boolean stops = hyperparameters.earlyStopping() > 0;
      if (loss < best.loss || !stops) {
        best = new Best(round + 1, loss);
      }
      onRound.done(round + 1, loss);
      if (stops && round + 1 - best.rounds >= hyperparameters.earlyStopping()) {
        break;
      }
    }
    return best;
  }

  private Trees boost(Table train, int rounds, OnRound onRound) throws XGBoostError {
    try (RowMatrix rows = new RowMatrix(train, hyperparameters.classWeights(), classes)) {
      Booster booster = XGBoost.train(rows.matrix(), parameters, 0, Map.of(), null, null);
      for (int round = 0; round < rounds; round++) {
        booster.update(rows.matrix(), round);
        onRound.done(round + 1, Double.NaN);
      }
      return Trees.of(booster, classes);
    }
  }
}
