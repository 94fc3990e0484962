package io.pulseline.trainer.page;

import io.pulseline.cli.chart.Series;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.Comparison;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.contract.model.Lineage;
import io.pulseline.trainer.metrics.ConfusionMatrix;
import io.pulseline.trainer.parity.Parity;
import java.util.List;
import java.util.Map;

/**
 * What the report of a model shows.
 *
 * @param training how the features of the training rows are distributed, by name
 * @param production the same of the version in production, empty when there is none
 * @param comparison with that version, null when there is none
 * @param notCompared why there is none
 */
public record ModelView(
    Dataset dataset,
    Lineage lineage,
    Recipe recipe,
    HeldOut heldOut,
    Importance importance,
    Map<String, FeatureBaseline> training,
    Map<String, FeatureBaseline> production,
    Comparison comparison,
    String notCompared,
    Parity parity) {

  /**
   * How a model was fitted.
   *
   * @param calibration the way in which margins become probabilities
   * @param losses mean log loss on rows that trees and calibration had not seen, by the way of
   *     calibrating; empty when there were too few rows to compare
   */
  public record Recipe(
      Map<String, String> hyperparameters, String calibration, Map<String, Double> losses) {}

  /**
   * What was measured on the held-out rows.
   *
   * @param measures the headline first
   * @param roc one curve, or one a class when there are more than two
   * @param calibration of the positive class, in the order of probabilities; empty with more
   *     classes
   * @param slices by category; empty when there is no categorical feature
   */
  public record HeldOut(
      long rows,
      List<Measure> measures,
      ConfusionMatrix confusion,
      List<Series> roc,
      List<Series> precisionRecall,
      List<CalibrationBin> calibration,
      List<Slice> slices) {}

  /**
   * What the model looks at.
   *
   * @param gain share of the trees' gain by input, largest first
   * @param permutation loss without a feature, largest first
   * @param measure what the loss is measured in
   */
  public record Importance(Map<String, Double> gain, List<Measure> permutation, String measure) {}
}
