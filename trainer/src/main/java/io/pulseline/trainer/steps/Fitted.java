package io.pulseline.trainer.steps;

import io.pulseline.features.Preprocessing;
import io.pulseline.trainer.boost.Hyperparameters;

/**
 * What {@code fit} learned, beside the trees.
 *
 * @param seed of the split and of the boosting
 * @param testShare part of the rows that was held out
 * @param rounds how many were boosted
 */
public record Fitted(
    long seed,
    double testShare,
    Hyperparameters hyperparameters,
    int rounds,
    Preprocessing preprocessing) {}
