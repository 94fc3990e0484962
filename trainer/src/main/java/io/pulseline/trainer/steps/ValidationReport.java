package io.pulseline.trainer.steps;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.trainer.page.ValidationPage;
import io.pulseline.trainer.page.ValidationView;
import io.pulseline.trainer.page.ValidationView.Check;
import io.pulseline.trainer.page.ValidationView.Outcome;
import java.util.List;
import java.util.Map;

/** What {@code validate} found, as its page shows it. */
final class ValidationReport {
  private ValidationReport() {}

  static String html(Dataset dataset, long rows, Validated validated) {
    List<Check> checks =
        validated.findings().stream()
            .map(f -> new Check(outcome(f.outcome()), f.subject(), f.text(), "", ""))
            .toList();
    return ValidationPage.html(
        new ValidationView(dataset, rows, checks, Map.of(), Map.of(), Map.of(), 0));
  }

  private static Outcome outcome(Finding.Outcome outcome) {
    return switch (outcome) {
      case FAILED -> Outcome.FAILED;
      case WARNING -> Outcome.WARNING;
      case PASSED -> Outcome.PASSED;
    };
  }
}
