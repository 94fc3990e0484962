package io.pulseline.trainer.boost;

import io.pulseline.features.Collective;
import io.pulseline.trainer.table.Split;
import io.pulseline.trainer.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** Boosts on all rows. */
  public Boosting(Hyperparameters hyperparameters, int classes, long seed, int threads) {
    this(hyperparameters, classes, seed, threads, Collective.ALONE);
  }

  /**
   * One of several that boost the same trees.
   *
   * @param threads of each
   */
  public Boosting(
      Hyperparameters hyperparameters, int classes, long seed, int threads, Collective workers) {
    this.hyperparameters = hyperparameters;
    this.classes = classes;
    this.seed = seed;
    this.workers = workers;
    this.parameters = hyperparameters.xgboost(classes, seed, threads);
  }

  /**
   * Boosts.
   *
   * @param train transformed rows of this worker
   */
  public Boosted fit(Table train, OnRound onRound) {
    List<Split> splits = splits(train);
    float[] classWeights = classWeights(train);
    List<Fold> folds = new ArrayList<>();
    try {
      for (Split split : splits) {
        folds.add(new Fold(split, parameters, classWeights));
      }
      if (folds.isEmpty()) {
        Trees trees = boost(train, classWeights, hyperparameters.boostingRounds(), onRound);
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
              : boost(train, classWeights, best.rounds, (rounds, loss) -> {});
      HeldOut all = HeldOut.concat(heldOut).together(workers, MOST_HELD_OUT, classes);
      return new Boosted(trees, all, best.loss);
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost failed while fitting: " + e.getMessage(), e);
    } finally {
      folds.forEach(Fold::close);
    }
  }

  private List<Split> splits(Table train) {
    if (train.rows() >= FEW || workers.size() > 1) {
      return List.of(Split.stratified(train, classes, HELD_BACK, seed + 1));
    }
    return Split.folds(train, classes, FOLDS, seed + 1);
  }

  private float[] classWeights(Table train) {
    long[] counts = Arrays.stream(train.classCounts(classes)).asLongStream().toArray();
    return hyperparameters.classWeights().of(workers.sum(counts));
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
      // of one fold exactly the float that it was, so that all workers stop after the same round
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
