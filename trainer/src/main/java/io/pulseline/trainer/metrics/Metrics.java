package io.pulseline.trainer.metrics;

import io.pulseline.contract.model.MetricNames;
import io.pulseline.contract.model.RocAuc;
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
  /** By the names of {@link MetricNames}. */
  public Map<String, Double> named() {
    Map<String, Double> named = new LinkedHashMap<>();
    named.put(MetricNames.ACCURACY, accuracy);
    named.put(MetricNames.WEIGHTED_F1, weightedF1);
    named.put(MetricNames.AUC, auc);
    return named;
  }
}
