package io.pulseline.trainer.page;

import io.pulseline.pages.chart.BarChart;
import io.pulseline.pages.chart.Figure;
import io.pulseline.pages.chart.IntervalChart;
import io.pulseline.pages.chart.IntervalChart.Estimate;
import io.pulseline.pages.chart.Numbers;
import io.pulseline.pages.chart.Reference;
import io.pulseline.trainer.metrics.PermutationImportance;
import io.pulseline.trainer.metrics.PermutationImportance.Feature;
import io.pulseline.trainer.page.ModelView.Importance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a model looks at, the most important inputs only. */
final class ImportanceCharts {
  private static final int MOST = 20;

  private ImportanceCharts() {}

  /** Of the trees' gain, unless they have no split, and of the features' permutation. */
  static List<Figure> of(Importance importance) {
    List<Figure> figures = new ArrayList<>();
    if (!importance.gain().isEmpty()) {
      figures.add(gain(importance.gain()));
    }
    figures.add(permutation(importance.permutation()));
    return figures;
  }

  private static Figure gain(Map<String, Double> gain) {
    List<BarChart.Bar> bars =
        gain.entrySet().stream()
            .limit(MOST)
            .map(e -> new BarChart.Bar(e.getKey(), e.getValue(), Numbers.percent(e.getValue())))
            .toList();
    return new BarChart("share of the gain", bars, null)
        .figure("Gain", "What the trees' splits gained by each input." + rest(gain.size()));
  }

  private static Figure permutation(PermutationImportance permutation) {
    List<Estimate> lines =
        permutation.features().stream().limit(MOST).map(ImportanceCharts::estimate).toList();
    return new IntervalChart("rise of the log loss", lines, new Reference("none", 0))
        .figure(
            "Permutation",
            "How much the log loss of "
                + Numbers.count(permutation.rows())
                + " held-out rows rises when a feature's values are shuffled among them."
                + rest(permutation.features().size()));
  }

  private static Estimate estimate(Feature feature) {
    return new Estimate(
        feature.name(),
        feature.rise(),
        feature.interval().low(),
        feature.interval().high(),
        Numbers.fixed(feature.rise(), 4));
  }

  private static String rest(int all) {
    return all <= MOST ? "" : " The first " + MOST + " of " + all + ".";
  }
}
