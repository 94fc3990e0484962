package io.pulseline.trainer.page;

import io.pulseline.cli.chart.Grid;
import io.pulseline.cli.chart.Numbers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures of a model, to read. */
final class MeasureTables {
  private MeasureTables() {}

  static Grid headline(List<Measure> measures) {
    return new Grid(
        List.of("metric", "value", "95 % interval"),
        measures.stream()
            .map(m -> List.of(m.name(), Numbers.fixed(m.value(), 4), m.interval()))
            .toList());
  }

  /**
   * Ways of calibrating.
   *
   * @param losses log loss by the name of the way
   */
  static Grid losses(Map<String, Double> losses) {
    return new Grid(
        List.of("calibration", "log loss on rows set aside"),
        new TreeMap<>(losses)
            .entrySet().stream()
                .map(loss -> List.of(loss.getKey(), Numbers.fixed(loss.getValue(), 5)))
                .toList());
  }
}
