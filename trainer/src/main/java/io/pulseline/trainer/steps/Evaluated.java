package io.pulseline.trainer.steps;

import io.pulseline.trainer.metrics.ConfusionMatrix;
import io.pulseline.trainer.metrics.Metrics;
import java.util.Map;

/**
 * What {@code evaluate} measured on the held-out rows.
 *
 * @param importance share of the trees' total gain by name of their input, largest first
 */
public record Evaluated(
    int rows, Metrics metrics, ConfusionMatrix confusion, Map<String, Double> importance) {}
