package io.pulseline.trainer.steps;

import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.features.Preprocessing;
import io.pulseline.trainer.boost.Hyperparameters;
import java.util.Map;

/**
 * What {@code fit} learned, beside the trees.
 *
 * @param rounds how many were boosted
 * @param baselines how the features of the training rows are distributed, by name
 */
public record Fitted(
    Hyperparameters hyperparameters,
    int rounds,
    Preprocessing preprocessing,
    Map<String, FeatureBaseline> baselines) {}
