package io.pulseline.bench;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.jobs.monitor.drift.DriftJudge;
import io.pulseline.jobs.monitor.drift.DriftLimits;
import io.pulseline.jobs.monitor.drift.DriftState;
import io.pulseline.jobs.monitor.drift.FeatureDrift;
import io.pulseline.jobs.monitor.statistics.Baselines;
import io.pulseline.jobs.monitor.statistics.Histograms;
import io.pulseline.jobs.monitor.statistics.SliceCounter;
import io.pulseline.jobs.monitor.statistics.SliceStatistics;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What {@code job monitor} says of one window after the other, by its own parts and defaults. */
final class MonitorVerdicts {
  private static final DriftLimits LIMITS = DriftLimits.DEFAULTS;

  private final Dataset dataset;
  private final Baselines baselines;
  private final DriftJudge judge;
  private final Map<String, DriftState> states = new TreeMap<>();
  private long window;

  /**
   * A window's verdict.
   *
   * @param drifting features with an alert that is raised and not cleared
   * @param seconds that counting the rows and judging the counts took, on one thread
   */
  record Verdict(Set<String> drifting, double seconds) {}

  MonitorVerdicts(Dataset dataset, ModelManifest model) {
    this.dataset = dataset;
    this.baselines = Baselines.of(model);
    this.judge =
        new DriftJudge(
            LIMITS,
            dataset.features().stream()
                .filter(NumericColumn.class::isInstance)
                .map(Column::name)
                .collect(Collectors.toSet()));
  }

  /**
   * Takes the next window.
   *
   * @param rows in the order of the dataset's columns; NaN where missing, codes for categories
   */
  Verdict of(double[]... rows) {
    long start = System.nanoTime();
    SliceStatistics slice = new SliceStatistics();
    SliceCounter counter = new SliceCounter(dataset, slice);
    counter.countOn(baselines);
    for (double[] row : rows) {
      counter.add(row, 0);
    }
    Histograms counted = slice.histograms().orElseThrow();
    judge.of(baselines.features(), baselines.rows(), counted.bins()).forEach(this::follow);
    window++;
    Set<String> drifting =
        states.keySet().stream()
            .filter(feature -> states.get(feature).drifting())
            .collect(Collectors.toSet());
    return new Verdict(drifting, (System.nanoTime() - start) / 1e9);
  }

  private void follow(String feature, FeatureDrift drift) {
    DriftState before = states.getOrDefault(feature, DriftState.STEADY);
    states.put(feature, before.after(drift.level(), window, LIMITS));
  }
}
