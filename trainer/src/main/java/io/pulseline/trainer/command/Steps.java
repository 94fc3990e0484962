package io.pulseline.trainer.command;

import io.pulseline.contract.model.MetricNames;
import io.pulseline.trainer.registry.Entry;
import io.pulseline.trainer.registry.Stage;
import io.pulseline.trainer.steps.Evaluated;
import io.pulseline.trainer.steps.Finding;
import io.pulseline.trainer.steps.Fitted;
import io.pulseline.trainer.steps.Prepared;
import io.pulseline.trainer.steps.Registered;
import io.pulseline.trainer.steps.Validated;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What each step says to people when it is done. */
final class Steps {
  private final Output output;

  Steps(Output output) {
    this.output = output;
  }

  void prepared(Prepared prepared) {
    output.say(
        "prepared   %d rows from %d files, events of %s to %s",
        prepared.rows(),
        prepared.lineage().files().size(),
        prepared.lineage().firstEvent(),
        prepared.lineage().lastEvent());
  }

  void validated(Validated validated) {
    for (Finding warning : validated.of(Finding.Outcome.WARNING)) {
      output.say("           warning: %s", warning);
    }
    output.say("validated  %d checks passed", validated.of(Finding.Outcome.PASSED).size());
  }

  void fitted(Fitted fitted) {
    output.say(
        "fitted     %d rounds of depth %d, seed %d",
        fitted.rounds(), fitted.hyperparameters().maxDepth(), fitted.seed());
  }

  void evaluated(Evaluated evaluated) {
    output.say(
        "evaluated  %s on %d held-out rows",
        metrics(evaluated.metrics().named()), evaluated.rows());
  }

  void registered(Registered registered) {
    output.say(
        "parity     ONNX graph and model agree on %d rows, probabilities within %.1e",
        registered.parity().rows(), registered.parity().maxDifference());
    output.say(
        "registered %s in %s: %s",
        registered.version(), name(registered.stage()), registered.uri());
    Entry previous = registered.previous();
    if (previous != null) {
      output.say("           before: %s %s", previous.version(), metrics(previous.metrics()));
    }
  }

  static String name(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  static String metrics(Map<String, Double> metrics) {
    return MetricNames.IN_ORDER.stream()
        .filter(metrics::containsKey)
        .map(metric -> String.format(Locale.ROOT, "%s %.4f", metric, metrics.get(metric)))
        .collect(Collectors.joining(", "));
  }
}
