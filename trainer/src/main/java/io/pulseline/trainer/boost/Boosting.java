package io.pulseline.trainer.boost;

import io.pulseline.trainer.table.Split;
import io.pulseline.trainer.table.Table;
import java.util.Map;
import java.util.stream.Stream;
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

  public Boosting(Hyperparameters hyperparameters, int classes, long seed, int threads) {
    this.hyperparameters = hyperparameters;
    this.classes = classes;
    this.seed = seed;
    this.parameters = hyperparameters.xgboost(classes, seed, threads);
  }

  /**
   * Boosts.
   *
   * @param train transformed rows
   */
  public Boosted fit(Table train, OnRound onRound) {
    try (Folds folds = new Folds(hyperparameters.classWeights(), classes)) {
      splits(train).forEach(folds::add);
      return folds.rows().isEmpty() ? unwatched(train, onRound) : watched(train, folds, onRound);
    } catch (XGBoostError e) {
      throw failed(e);
    }
  }

  /**
   * Boosts on every fold, for the number of rounds that is best for all of them.
   *
   * @param folds with the class weights of these hyperparameters
   */
  public CrossValidated crossValidate(Folds folds, OnRound onRound) {
    try (Grown grown = Grown.on(folds, hyperparameters, parameters, onRound)) {
      return new CrossValidated(grown.rounds(), grown.heldOut());
    } catch (XGBoostError e) {
      throw failed(e);
    }
  }

  private static IllegalStateException failed(XGBoostError e) {
    return new IllegalStateException("XGBoost failed while fitting: " + e.getMessage(), e);
  }

  private Stream<Split> splits(Table train) {
    if (train.rows() >= FEW) {
      return Stream.of(Split.stratified(train, classes, HELD_BACK, seed + 1));
    }
    return Split.folds(train, classes, FOLDS, seed + 1);
  }

  private Boosted unwatched(Table train, OnRound onRound) throws XGBoostError {
    Trees trees = boost(train, hyperparameters.boostingRounds(), onRound);
    return new Boosted(trees, new HeldOut(new int[0], new float[0]), Double.NaN);
  }

  private Boosted watched(Table train, Folds folds, OnRound onRound) throws XGBoostError {
    try (Grown grown = Grown.on(folds, hyperparameters, parameters, onRound)) {
      HeldOut heldOut = HeldOut.concat(grown.heldOut());
      Trees trees =
          folds.rows().size() == 1
              ? Trees.of(grown.fold(0).booster(), classes).first(grown.rounds())
              : boost(train, grown.rounds(), (rounds, loss) -> {});
      return new Boosted(trees, heldOut, grown.loss());
    }
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
