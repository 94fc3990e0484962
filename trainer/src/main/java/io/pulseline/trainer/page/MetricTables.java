package io.pulseline.trainer.page;

import io.pulseline.pages.chart.Grid;
import io.pulseline.pages.chart.Numbers;
import io.pulseline.trainer.metrics.Interval;
import io.pulseline.trainer.page.ModelView.HeldOut;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures of a model, to read. */
final class MetricTables {
  private MetricTables() {}

  static Grid headline(HeldOut heldOut) {
    return new Grid(
        List.of("metric", "value", "95 % interval"),
        heldOut.metrics().named().entrySet().stream()
            .map(
                metric ->
                    List.of(
                        metric.getKey(),
                        Numbers.fixed(metric.getValue(), 4),
                        text(heldOut.intervals().get(metric.getKey()))))
            .toList());
  }

  private static String text(Interval interval) {
    return interval == null ? "" : Numbers.interval(interval.low(), interval.high(), 4);
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
