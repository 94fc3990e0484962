package io.pulseline.trainer.page;

import io.pulseline.contract.model.Comparison;
import io.pulseline.contract.model.Comparison.Gain;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.pages.chart.Figure;
import io.pulseline.pages.chart.IntervalChart;
import io.pulseline.pages.chart.Numbers;
import io.pulseline.pages.chart.Reference;
import java.util.List;

/** A model beside the one in production. */
final class ComparisonChart {
  private ComparisonChart() {}

  static Figure of(Comparison comparison) {
    List<IntervalChart.Estimate> lines =
        MetricNames.IN_ORDER.stream()
            .filter(comparison.gains()::containsKey)
            .map(name -> line(name, comparison.gains().get(name)))
            .toList();
    return new IntervalChart("better by", lines, new Reference("production", 0))
        .figure(
            "Better than production?",
            "Right of the line the new model is better, with its whole interval: clearly better.");
  }

  private static IntervalChart.Estimate line(String name, Gain gain) {
    String verdict = gain.low() > 0 ? "better" : gain.high() < 0 ? "worse" : "no clear difference";
    String text = Numbers.fixed(gain.value(), 4) + ", " + verdict;
    return new IntervalChart.Estimate(name, gain.value(), gain.low(), gain.high(), text);
  }
}
