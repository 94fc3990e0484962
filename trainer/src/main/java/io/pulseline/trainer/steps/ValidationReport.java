package io.pulseline.trainer.steps;

import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.pages.chart.Numbers;
import io.pulseline.trainer.checks.Data;
import io.pulseline.trainer.checks.Finding;
import io.pulseline.trainer.checks.Rule;
import io.pulseline.trainer.page.ValidationPage;
import io.pulseline.trainer.page.ValidationView;
import io.pulseline.trainer.page.ValidationView.Check;
import io.pulseline.trainer.page.ValidationView.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What {@code validate} found, as its page shows it. */
final class ValidationReport {
  private ValidationReport() {}

  static String html(Data data, Validated validated) {
    List<Check> checks = validated.findings().stream().map(ValidationReport::check).toList();
    List<Finding> drifts =
        validated.findings().stream().filter(found -> found.check() == Rule.DRIFT).toList();
    Map<String, Double> drift =
        drifts.stream().collect(Collectors.toMap(ValidationReport::column, Finding::value));
    double limit =
        drifts.stream().map(Finding::threshold).filter(Objects::nonNull).findFirst().orElse(0.0);
    Map<String, FeatureBaseline> training = drift.isEmpty() ? Map.of() : data.baselines();
    return ValidationPage.html(
        new ValidationView(
            data.dataset(), validated.rows(), checks, training, data.production(), drift, limit));
  }

  private static Check check(Finding finding) {
    return new Check(
        outcome(finding.outcome()),
        finding.subject(),
        finding.text(),
        limit(finding),
        finding.advice());
  }

  private static String limit(Finding finding) {
    if (finding.threshold() == null) {
      return "";
    }
    return (finding.check().isLeast() ? "at least " : "at most ")
        + Numbers.tidy(finding.threshold());
  }

  /** The name of a column, which findings write with quotes. */
  private static String column(Finding finding) {
    return finding.subject().substring(1, finding.subject().length() - 1);
  }

  private static Outcome outcome(Finding.Outcome outcome) {
    return switch (outcome) {
      case FAILED -> Outcome.FAILED;
      case WARNING -> Outcome.WARNING;
      case PASSED -> Outcome.PASSED;
    };
  }
}
