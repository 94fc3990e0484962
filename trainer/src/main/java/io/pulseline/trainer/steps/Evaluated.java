package io.pulseline.trainer.steps;

import io.pulseline.contract.model.Comparison;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.trainer.metrics.ClassCurves;
import io.pulseline.trainer.metrics.ConfusionMatrix;
import io.pulseline.trainer.metrics.Interval;
import io.pulseline.trainer.metrics.Metrics;
import io.pulseline.trainer.metrics.PermutationImportance;
import io.pulseline.trainer.metrics.SliceMetrics;
import java.util.List;
import java.util.Map;

/**
 * What {@code evaluate} measured on the held-out rows.
 *
 * @param intervals 95 % intervals of the metrics by the names of {@link MetricNames}
 * @param replicates of the bootstrap that they come from
 * @param curves of the positive one of two classes, or of every class
 * @param importance share of the trees' total gain by name of their input, largest first
 * @param comparison with the version in production on the same rows, null when there is none
 * @param notCompared why there is none
 */
public record Evaluated(
    int rows,
    Metrics metrics,
    Map<String, Interval> intervals,
    int replicates,
    ConfusionMatrix confusion,
    List<ClassCurves> curves,
    List<SliceMetrics> slices,
    Map<String, Double> importance,
    PermutationImportance permutation,
    Comparison comparison,
    String notCompared) {}
