package io.pulseline.trainer.metrics;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good a model is on rows that it has not seen.
 *
 * @param accuracy share of right labels
 * @param weightedF1 F1 of the classes, weighted by their rows
 * @param auc area under the ROC curve; see {@link RocAuc#of}
 */
public record Metrics(double accuracy, double weightedF1, double auc) {
  public static final String ACCURACY = "accuracy";
  public static final String WEIGHTED_F1 = "f1_weighted";
  public static final String AUC = "auc";

  /** By the names under which manifests, the registry and results hold them. */
  public Map<String, Double> named() {
    Map<String, Double> named = new LinkedHashMap<>();
    named.put(ACCURACY, accuracy);
    named.put(WEIGHTED_F1, weightedF1);
    named.put(AUC, auc);
    return named;
  }
}
