package io.pulseline.trainer.page;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.Comparison;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.contract.model.Lineage;
import io.pulseline.trainer.metrics.ClassCurves;
import io.pulseline.trainer.metrics.ConfusionMatrix;
import io.pulseline.trainer.metrics.Interval;
import io.pulseline.trainer.metrics.Metrics;
import io.pulseline.trainer.metrics.PermutationImportance;
import io.pulseline.trainer.metrics.SliceMetrics;
import io.pulseline.trainer.parity.Parity;
import java.util.List;
import java.util.Map;

/** What the report of a model shows. */
public record ModelView(
    Dataset dataset,
    Lineage lineage,
    Recipe recipe,
    HeldOut heldOut,
    Importance importance,
    Map<String, FeatureBaseline> training,
    Production production,
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
   * @param intervals of the metrics, by their names
   * @param curves of the positive one of two classes, or of every class
   */
  public record HeldOut(
      int rows,
      Metrics metrics,
      Map<String, Interval> intervals,
      ConfusionMatrix confusion,
      List<ClassCurves> curves,
      List<SliceMetrics> slices) {}

  /**
   * What the model looks at.
   *
   * @param gain share of the trees' gain by input, largest first
   */
  public record Importance(Map<String, Double> gain, PermutationImportance permutation) {}

  /**
   * The version that was in production.
   *
   * @param comparison null when it was not compared with
   * @param notCompared why not
   * @param baselines how the features of its training rows are distributed, by name; may be empty
   */
  public record Production(
      Comparison comparison, String notCompared, Map<String, FeatureBaseline> baselines) {}
}
