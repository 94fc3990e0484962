package io.pulseline.trainer.metrics;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.contract.model.RocAuc;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good a model is on rows that it has not seen. What is not defined, such as the AUC of rows
 * that are all of one class, is NaN.
 *
 * <p>AUC, PR-AUC and calibration error are about one class against the others: the positive one of
 * two; of more, they are the mean over the classes, weighted by their rows.
 *
 * @param accuracy share of right labels
 * @param weightedF1 F1 of the classes, weighted by their rows
 * @param auc area under the ROC curve; see {@link RocAuc#of}
 * @param prAuc area under the precision-recall curve, as average precision: precision at each
 *     threshold, weighted by the recall that it adds
 * @param logLoss mean of −ln of the true class's probability, which counts as at least 1e-15
 * @param brier of two classes the mean squared error of the positive one's probability, from 0 to
 *     1; of more the sum over the classes, from 0 to 2
 * @param calibrationError expected calibration error: the distance between mean probability and
 *     share of the class, in {@value OneVersusRest#BINS} bins of equal width, weighted by rows
 */
public record Metrics(
    @JsonProperty(MetricNames.ACCURACY) double accuracy,
    @JsonProperty(MetricNames.WEIGHTED_F1) double weightedF1,
    @JsonProperty(MetricNames.AUC) double auc,
    @JsonProperty(MetricNames.PR_AUC) double prAuc,
    @JsonProperty(MetricNames.LOG_LOSS) double logLoss,
    @JsonProperty(MetricNames.BRIER) double brier,
    @JsonProperty(MetricNames.CALIBRATION_ERROR) double calibrationError) {

  /** Of no rows. */
  static final Metrics UNDEFINED =
      new Metrics(
          Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** Measures; see {@link RankedPredictions} for more than metrics of the same predictions. */
  public static Metrics of(Predictions predictions) {
    return RankedPredictions.of(predictions).metrics();
  }

  /** The metric of one of the names of {@link MetricNames}. */
  public double value(String name) {
    return switch (name) {
      case MetricNames.ACCURACY -> accuracy;
      case MetricNames.WEIGHTED_F1 -> weightedF1;
      case MetricNames.AUC -> auc;
      case MetricNames.PR_AUC -> prAuc;
      case MetricNames.LOG_LOSS -> logLoss;
      case MetricNames.BRIER -> brier;
      case MetricNames.CALIBRATION_ERROR -> calibrationError;
      default -> throw new IllegalArgumentException("there is no metric '" + name + "'");
    };
  }

  /** By the names of {@link MetricNames}, in their order. */
  public Map<String, Double> named() {
    Map<String, Double> named = new LinkedHashMap<>();
    MetricNames.IN_ORDER.forEach(name -> named.put(name, value(name)));
    return named;
  }
}
