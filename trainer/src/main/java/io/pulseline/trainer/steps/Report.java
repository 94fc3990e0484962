package io.pulseline.trainer.steps;

import io.pulseline.cli.Page;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.Lineage;
import io.pulseline.trainer.parity.Parity;
import java.util.Map;

/** One page about a model version for people; {@code report.jte} says what stands on it. */
final class Report {
  /** How many of the trees' inputs it shows, the most important ones. */
  static final int MOST_INPUTS = 12;

  private Report() {}

  static String html(Dataset dataset, Lineage lineage, Evaluated evaluated, Parity parity) {
    return Page.html(
        Report.class,
        "Model of " + dataset.name(),
        "report.jte",
        Map.of("dataset", dataset, "lineage", lineage, "evaluated", evaluated, "parity", parity));
  }
}
