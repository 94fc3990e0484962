package io.pulseline.trainer.page;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.pages.chart.Figure;
import io.pulseline.pages.chart.Numbers;
import io.pulseline.trainer.page.Distribution.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How features are distributed in the training rows, beside those of the production version. */
final class FeatureCharts {
  private FeatureCharts() {}

  /**
   * One chart a feature, none for a feature that is missing in all rows.
   *
   * @param training by name of the feature
   * @param production the same of the version in production, empty when there is none
   * @param notes what stands beside a feature's name; not every feature needs one
   */
  static List<Figure> of(
      List<Column> features,
      Map<String, FeatureBaseline> training,
      Map<String, FeatureBaseline> production,
      Map<String, String> notes) {
    List<Figure> figures = new ArrayList<>();
    for (Column feature : features) {
      List<Named> known = new ArrayList<>();
      add(known, "training", training.get(feature.name()));
      add(known, "production", production.get(feature.name()));
      if (!known.isEmpty()) {
        String note = remark(notes.getOrDefault(feature.name(), ""), known);
        figures.add(Distribution.of(feature, known).figure(feature.name(), note));
      }
    }
    return figures;
  }

  private static void add(List<Named> known, String name, FeatureBaseline baseline) {
    if (baseline != null && baseline.missing() < 1 && !baseline.edges().isEmpty()) {
      known.add(new Named(name, baseline));
    }
  }

  private static String remark(String note, List<Named> baselines) {
    String missing =
        baselines.stream()
            .map(named -> Numbers.percent(named.baseline().missing()))
            .collect(Collectors.joining(" and ", "missing ", ""));
    boolean complete = baselines.stream().allMatch(named -> named.baseline().missing() == 0);
    return complete ? note : note.isEmpty() ? missing : note + ", " + missing;
  }
}
