package io.pulseline.trainer.page;

import io.pulseline.cli.chart.BarChart;
import io.pulseline.cli.chart.Figure;
import io.pulseline.cli.chart.IntervalChart;
import io.pulseline.cli.chart.Numbers;
import io.pulseline.cli.chart.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a model looks at, the most important inputs only. */
final class ImportanceCharts {
  private static final int MOST = 20;

  private ImportanceCharts() {}

  /** A chart of the gain and one of the permutation, as far as there are such. */
  static List<Figure> of(ModelView.Importance importance) {
    Map<String, Double> gain = importance.gain();
    List<Measure> permutation = importance.permutation();
    List<Figure> figures = new ArrayList<>();
    if (!gain.isEmpty()) {
      List<BarChart.Bar> bars =
          gain.entrySet().stream()
              .limit(MOST)
              .map(e -> new BarChart.Bar(e.getKey(), e.getValue(), Numbers.percent(e.getValue())))
              .toList();
      figures.add(
          new BarChart("share of the gain", bars, null)
              .figure(
                  "Gain", "How much the trees' splits gained by each input." + rest(gain.size())));
    }
    if (!permutation.isEmpty()) {
      List<IntervalChart.Estimate> lines =
          permutation.stream().limit(MOST).map(loss -> loss.estimate(loss.name())).toList();
      figures.add(
          new IntervalChart(
                  importance.measure(), lines, new Reference("nothing lost", 0))
              .figure(
                  "Permutation",
                  "What is lost on held-out rows when a feature's values are shuffled."
                      + rest(permutation.size())));
    }
    return figures;
  }

  private static String rest(int all) {
    return all <= MOST ? "" : " The first " + MOST + " of " + all + ".";
  }
}
