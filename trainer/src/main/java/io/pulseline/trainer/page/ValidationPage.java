package io.pulseline.trainer.page;

import io.pulseline.contract.dataset.Column;
import io.pulseline.pages.Page;
import io.pulseline.pages.chart.BarChart;
import io.pulseline.pages.chart.Figure;
import io.pulseline.pages.chart.Grid;
import io.pulseline.pages.chart.Numbers;
import io.pulseline.pages.chart.Reference;
import io.pulseline.trainer.page.ValidationView.Check;
import io.pulseline.trainer.page.ValidationView.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page about the rows of a training; {@code validation.jte} says what stands on it. */
public final class ValidationPage {
  private ValidationPage() {}

  /** The page. */
  public static String html(ValidationView view) {
    return Page.html(
        ValidationPage.class,
        view.dataset().name() + ": validation",
        "validation.jte",
        Map.of("view", view));
  }

  static String summary(ValidationView view) {
    long failed = count(view, Outcome.FAILED);
    long warnings = count(view, Outcome.WARNING);
    String checks = Numbers.count(view.checks().size()) + " checks";
    return failed + warnings == 0
        ? "All " + checks + " passed."
        : "Of " + checks + ", " + failed + " failed and " + warnings + " warn.";
  }

  private static long count(ValidationView view, Outcome outcome) {
    return view.checks().stream().filter(check -> check.outcome() == outcome).count();
  }

  /** What has to be looked at first. */
  static Grid checks(ValidationView view) {
    return Grid.ofWords(
        List.of("outcome", "what", "found", "limit", "what to do"),
        view.checks().stream()
            .sorted(Comparator.comparing(Check::outcome))
            .map(
                check ->
                    List.of(
                        word(check.outcome()),
                        check.subject(),
                        check.found(),
                        check.limit(),
                        check.advice()))
            .toList());
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case FAILED -> "✗ failed";
      case WARNING -> "! warning";
      case PASSED -> "✓ passed";
    };
  }

  /** How far features have drifted from production's, the furthest first; empty without one. */
  static Optional<Figure> drift(ValidationView view) {
    List<BarChart.Bar> bars =
        view.drift().entrySet().stream()
            .sorted(
                Map.Entry.<String, Double>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(d -> new BarChart.Bar(d.getKey(), d.getValue(), Numbers.fixed(d.getValue(), 3)))
            .toList();
    Reference limit = new Reference("limit " + Numbers.tidy(view.driftLimit()), view.driftLimit());
    return bars.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BarChart("population stability index", bars, limit)
                .figure("Drift", "How far the features are from those production was trained on."));
  }

  static List<Figure> features(ValidationView view) {
    Map<String, String> notes =
        view.drift().entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, d -> "PSI " + Numbers.fixed(d.getValue(), 3)));
    List<Column> features = view.dataset().features();
    return FeatureCharts.of(features, view.training(), view.production(), notes);
  }
}
