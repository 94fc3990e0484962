package io.pulseline.trainer.command;

import io.pulseline.cli.Counted;
import io.pulseline.cli.Output;
import io.pulseline.contract.model.Comparison;
import io.pulseline.contract.model.Comparison.Gain;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.prepare.Prepared;
import io.pulseline.prepare.PreparedWords;
import io.pulseline.registry.Entry;
import io.pulseline.registry.Move;
import io.pulseline.registry.Stage;
import io.pulseline.trainer.checks.Finding;
import io.pulseline.trainer.steps.Evaluated;
import io.pulseline.trainer.steps.Fitted;
import io.pulseline.trainer.steps.Registered;
import io.pulseline.trainer.steps.StepRunner;
import io.pulseline.trainer.steps.Validated;
import io.pulseline.trainer.tune.TrialTable;
import io.pulseline.trainer.tune.TuneFolder;
import io.pulseline.trainer.tune.Tuned;
import java.util.function.Consumer;

/** What each step says to people when it is done. */
final class Steps {
  private final Output output;

  Steps(Output output) {
    this.output = output;
  }

  /** Says what came of a step, and that it is not news where an earlier run made it. */
  <T> T told(StepRunner.Outcome<T> outcome, Consumer<T> say) {
    say.accept(outcome.result());
    switch (outcome.origin()) {
      case MADE -> {}
      case UNCHANGED -> output.say("           (as before: its inputs have not changed)");
      case TAKEN ->
          output.say(
              "           (taken as it lies there, as --from-step says, whatever options say)");
    }
    return outcome.result();
  }

  void prepared(Prepared prepared) {
    PreparedWords.say(prepared, output);
  }

  void validated(Validated validated) {
    for (Finding warning : validated.of(Finding.Outcome.WARNING)) {
      output.say("           warning: %s", warning);
    }
    output.say("validated  %d checks passed", validated.of(Finding.Outcome.PASSED).size());
  }

  void tuned(Tuned tuned, TuneFolder folder) {
    TrialTable table = new TrialTable(tuned);
    table.lines().forEach(line -> output.say("%s", line));
    output.say(
        "tuned      %s %s, of the defaults %s; pictures: %s",
        tuned.goal().metric(),
        table.words(tuned.best().last()),
        table.words(tuned.defaults().last()),
        folder.page());
    output.say("           'train fit --params %s' takes the best", folder.best());
  }

  void fitted(Fitted fitted) {
    output.say(
        "fitted     %s, %s of depth %d, calibration: %s",
        fitted.hyperparameters().algorithm().label(),
        Counted.of(fitted.rounds(), "round"),
        fitted.hyperparameters().maxDepth(),
        fitted.calibration().label());
  }

  void evaluated(Evaluated evaluated) {
    output.say(
        "evaluated  %s on %d held-out rows",
        MetricNames.line(evaluated.metrics().named()), evaluated.rows());
    Comparison comparison = evaluated.comparison();
    if (comparison == null) {
      output.say("           not compared: %s", evaluated.notCompared());
    } else {
      Gain gain = comparison.gains().get(MetricNames.AUC);
      output.say(
          "           against %s, in production: auc %+.4f (95 %% between %+.4f and %+.4f)",
          comparison.version(), gain.value(), gain.low(), gain.high());
    }
  }

  void registered(Registered registered) {
    output.say(
        "parity     ONNX graph and model agree on %d rows, probabilities within %.1e",
        registered.parity().rows(), registered.parity().maxDifference());
    output.say(
        "registered %s in %s: %s",
        registered.version(), registered.stage().label(), registered.uri());
    output.say("           why: %s", registered.why());
    for (Move move : registered.displaced()) {
      output.say("           archived: %s, which was in %s", move.version(), move.from().label());
    }
    Entry previous = registered.previous();
    if (previous != null) {
      output.say(
          "           in production %s: %s %s",
          registered.stage() == Stage.PRODUCTION ? "before" : "still",
          previous.version(),
          MetricNames.line(previous.metrics()));
    }
  }
}
