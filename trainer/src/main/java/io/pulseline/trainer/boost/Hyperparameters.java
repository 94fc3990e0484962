package io.pulseline.trainer.boost;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How trees are fitted.
 *
 * @param rounds most boosting rounds, or the number of a forest's trees
 * @param maxDepth depth of a tree
 * @param eta shrinkage of each round; a forest has none
 * @param subsample share of the rows that a tree sees
 * @param colsample share of the inputs that a tree, in a forest each split, sees
 * @param minChildWeight smallest sum of Hessians of a leaf
 * @param lambda L2 penalty on leaf weights
 * @param earlyStopping rounds without improvement on held-back rows after which the number of
 *     rounds is settled; 0 always boosts {@code rounds}
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Hyperparameters(
    Algorithm algorithm,
    int rounds,
    int maxDepth,
    double eta,
    double subsample,
    double colsample,
    double minChildWeight,
    double lambda,
    int earlyStopping,
    ClassWeights classWeights) {

  /** From this many rows on, fewer and deeper trees learn as much in a third of the time. */
  private static final int MANY = 50_000;

  /** What is taken where nothing else is asked for. */
  public static Hyperparameters defaults(Algorithm algorithm, long trainingRows) {
    if (algorithm == Algorithm.FOREST) {
      return new Hyperparameters(algorithm, 100, 10, 1, 0.632, 0.3, 1, 1, 0, ClassWeights.NONE);
    }
    return trainingRows < MANY
        ? new Hyperparameters(algorithm, 150, 4, 0.1, 0.9, 0.9, 1, 1, 15, ClassWeights.NONE)
        : new Hyperparameters(algorithm, 40, 6, 0.3, 1, 1, 1, 1, 5, ClassWeights.NONE);
  }

  /** The same with another number of rounds. */
  public Hyperparameters withRounds(int other) {
    return new Hyperparameters(
        algorithm,
        other,
        maxDepth,
        eta,
        subsample,
        colsample,
        minChildWeight,
        lambda,
        earlyStopping,
        classWeights);
  }

  /** Boosting rounds; all trees of a forest are one. */
  public int boostingRounds() {
    return algorithm == Algorithm.FOREST ? 1 : rounds;
  }

  /** XGBoost's own parameters for {@code classes} classes. */
  Map<String, Object> xgboost(int classes, long seed, int threads) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    if (classes == 2) {
      parameters.put("objective", "binary:logistic");
      parameters.put("eval_metric", "logloss");
    } else {
      parameters.put("objective", "multi:softprob");
      parameters.put("num_class", classes);
      parameters.put("eval_metric", "mlogloss");
    }
    if (algorithm == Algorithm.FOREST) {
      parameters.put("num_parallel_tree", rounds);
    }
    parameters.put(
        algorithm == Algorithm.FOREST ? "colsample_bynode" : "colsample_bytree", colsample);
    parameters.put("tree_method", "hist");
    parameters.put("max_depth", maxDepth);
    parameters.put("eta", eta);
    parameters.put("subsample", subsample);
    parameters.put("min_child_weight", minChildWeight);
    parameters.put("lambda", lambda);
    parameters.put("seed", seed);
    parameters.put("nthread", threads);
    return parameters;
  }

  /** Names and values for the model's manifest. */
  public Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    named.put("algorithm", algorithm.label());
    named.put("rounds", Integer.toString(rounds));
    named.put("max_depth", Integer.toString(maxDepth));
    named.put("eta", Double.toString(eta));
    named.put("subsample", Double.toString(subsample));
    named.put("colsample", Double.toString(colsample));
    named.put("min_child_weight", Double.toString(minChildWeight));
    named.put("lambda", Double.toString(lambda));
    named.put("early_stopping", Integer.toString(earlyStopping));
    named.put("class_weights", classWeights.label());
    return named;
  }
}
