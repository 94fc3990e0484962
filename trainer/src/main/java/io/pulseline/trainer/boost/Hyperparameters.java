package io.pulseline.trainer.boost;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How trees are boosted.
 *
 * @param rounds most boosting rounds
 * @param maxDepth depth of a tree
 * @param eta shrinkage of each round
 * @param subsample share of the rows that a tree sees
 * @param colsample share of the inputs that a tree sees
 * @param minChildWeight smallest sum of Hessians of a leaf
 * @param lambda L2 penalty on leaf weights
 * @param earlyStopping rounds without improvement on a tenth of the training rows after which the
 *     number of rounds is settled; 0 always boosts {@code rounds}
 */
public record Hyperparameters(
    int rounds,
    int maxDepth,
    double eta,
    double subsample,
    double colsample,
    double minChildWeight,
    double lambda,
    int earlyStopping) {

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
    parameters.put("tree_method", "hist");
    parameters.put("max_depth", maxDepth);
    parameters.put("eta", eta);
    parameters.put("subsample", subsample);
    parameters.put("colsample_bytree", colsample);
    parameters.put("min_child_weight", minChildWeight);
    parameters.put("lambda", lambda);
    parameters.put("seed", seed);
    parameters.put("nthread", threads);
    return parameters;
  }

  /** Names and values for the model's manifest. */
  public Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    named.put("rounds", Integer.toString(rounds));
    named.put("max_depth", Integer.toString(maxDepth));
    named.put("eta", Double.toString(eta));
    named.put("subsample", Double.toString(subsample));
    named.put("colsample", Double.toString(colsample));
    named.put("min_child_weight", Double.toString(minChildWeight));
    named.put("lambda", Double.toString(lambda));
    named.put("early_stopping", Integer.toString(earlyStopping));
    return named;
  }
}
