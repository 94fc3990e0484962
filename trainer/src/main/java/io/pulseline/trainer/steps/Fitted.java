package io.pulseline.trainer.steps;

import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.features.Preprocessing;
import io.pulseline.prepare.Prepared;
import io.pulseline.trainer.boost.Hyperparameters;
import io.pulseline.trainer.metrics.Metrics;
import io.pulseline.trees.calibration.Calibration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code fit} learned, beside the trees.
 *
 * @param rounds how many were boosted
 * @param calibration from the trees' margins to probabilities
 * @param heldOutLosses mean log loss on training rows that trees and calibration had not seen, by
 *     the way of calibrating; empty when there were too few
 * @param heldOut metrics on training rows that the trees had not seen; the calibration had. NaN
 *     when there were none
 * @param baselines how the features of the training rows are distributed, by name
 */
public record Fitted(
    Hyperparameters hyperparameters,
    int rounds,
    Preprocessing preprocessing,
    Calibration calibration,
    Map<String, Double> heldOutLosses,
    Metrics heldOut,
    Map<String, FeatureBaseline> baselines) {

  /** Names of two of the {@link #choices}, which together divide the rows. */
  static final String SEED = "seed";

  static final String TEST_SHARE = "test_share";

  /** All that made the model what it is, beside its rows, by name. */
  Map<String, String> choices(Prepared prepared) {
    Map<String, String> choices = new LinkedHashMap<>(hyperparameters.named());
    choices.put("boosted_rounds", Integer.toString(rounds));
    choices.put("calibration", calibration.label());
    choices.put(SEED, Long.toString(prepared.seed()));
    choices.put(TEST_SHARE, Double.toString(prepared.testShare()));
    return choices;
  }
}
