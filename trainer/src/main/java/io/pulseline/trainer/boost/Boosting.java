package io.pulseline.trainer.boost;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.features.Collective;
import io.pulseline.trainer.table.Split;
import io.pulseline.trainer.table.Table;
import io.pulseline.trees.Trees;
import java.util.Arrays;
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
 *
 * <p>Several workers grow the same trees, each on its share of the rows: it is XGBoost that adds up
 * what they see, also of the held-back rows, of which each holds back a tenth.
 */
public final class Boosting {
  private static final int FEW = 5_000;
  private static final int FOLDS = 5;
  private static final double HELD_BACK = 0.1;

  /** Enough to calibrate by; more would only be sent around. */
  private static final int MOST_HELD_OUT = 200_000;

  private final Hyperparameters hyperparameters;
  private final int classes;
  private final long seed;
  private final Collective workers;
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

  /** Boosts on all rows; see the other constructor. */
  public Boosting(Hyperparameters hyperparameters, Dataset dataset, long seed, int threads) {
    this(hyperparameters, dataset, seed, threads, Collective.ALONE);
  }

  /**
   * Boosting for a dataset's classes, within what it says of monotone columns; one of several that
   * boost the same trees.
   *
   * @param threads of XGBoost in each, at least 1
   */
  public Boosting(
      Hyperparameters hyperparameters,
      Dataset dataset,
      long seed,
      int threads,
      Collective workers) {
    this.hyperparameters = hyperparameters;
    this.classes = dataset.targetColumn().categories().size();
    this.seed = seed;
    this.workers = workers;
    this.parameters = hyperparameters.xgboost(classes, seed, threads);
    parameters.putAll(MonotoneInputs.parameters(dataset));
  }

  /**
   * Boosts.
   *
   * @param train transformed rows of this worker
   */
  public Boosted fit(Table train, OnRound onRound) {
    float[] classWeights = classWeights(train);
    try (Folds folds = new Folds(classWeights)) {
      splits(train).forEach(folds::add);
      return folds.rows().isEmpty()
          ? unwatched(train, classWeights, onRound)
          : watched(train, classWeights, folds, onRound);
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
    if (train.rows() >= FEW || workers.size() > 1) {
      return Stream.of(Split.stratified(train, classes, HELD_BACK, seed + 1));
    }
    return Split.folds(train, classes, FOLDS, seed + 1);
  }

  private float[] classWeights(Table train) {
    long[] counts = Arrays.stream(train.classCounts(classes)).asLongStream().toArray();
    return hyperparameters.classWeights().of(workers.sum(counts));
  }

  private Boosted unwatched(Table train, float[] classWeights, OnRound onRound)
      throws XGBoostError {
    Trees trees = boost(train, classWeights, hyperparameters.boostingRounds(), onRound);
    return new Boosted(trees, new HeldOut(new int[0], new float[0]), Double.NaN);
  }

  private Boosted watched(Table train, float[] classWeights, Folds folds, OnRound onRound)
      throws XGBoostError {
    try (Grown grown = Grown.on(folds, hyperparameters, parameters, onRound)) {
      HeldOut heldOut = HeldOut.concat(grown.heldOut()).together(workers, MOST_HELD_OUT, classes);
      Trees trees =
          folds.rows().size() == 1
              ? Trees.of(grown.fold(0).booster(), classes).first(grown.rounds())
              : boost(train, classWeights, grown.rounds(), (rounds, loss) -> {});
      return new Boosted(trees, heldOut, grown.loss());
    }
  }

  private Trees boost(Table train, float[] classWeights, int rounds, OnRound onRound)
      throws XGBoostError {
    try (RowMatrix rows = new RowMatrix(train, classWeights)) {
      Booster booster = XGBoost.train(rows.matrix(), parameters, 0, Map.of(), null, null);
      for (int round = 0; round < rounds; round++) {
        booster.update(rows.matrix(), round);
        onRound.done(round + 1, Double.NaN);
      }
      return Trees.of(booster, classes);
    }
  }
}
