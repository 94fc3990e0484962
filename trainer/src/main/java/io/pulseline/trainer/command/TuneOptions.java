package io.pulseline.trainer.command;

import io.pulseline.contract.model.MetricNames;
import io.pulseline.trainer.boost.Algorithm;
import io.pulseline.trainer.boost.HyperparameterChoice;
import io.pulseline.trainer.tune.Budget;
import io.pulseline.trainer.tune.Goal;
import io.pulseline.trainer.tune.Search;
import io.pulseline.trainer.tune.SearchSpace;
import io.pulseline.trainer.tune.SpaceFile;
import io.pulseline.trainer.tune.Tune;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** How to look for hyperparameters. */
final class TuneOptions {
  @Option(
      names = "--trials",
      defaultValue = "30",
      paramLabel = "N",
      description =
          "Hyperparameters to try, the defaults among them; a search with more goes on after one"
              + " with fewer (default: ${DEFAULT-VALUE}).")
  private int trials;

  @Option(
      names = "--metric",
      defaultValue = MetricNames.LOG_LOSS,
      paramLabel = "METRIC",
      completionCandidates = MetricCandidates.class,
      description =
          "What the best are best in: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private String metric;

  @Option(
      names = "--folds",
      defaultValue = "0",
      paramLabel = "N",
      description = "Of the cross-validation; 0 takes 5, of 50,000 training rows and more 3.")
  private int folds;

  @Option(
      names = "--budget",
      defaultValue = "rows",
      paramLabel = "BUDGET",
      description =
          "${COMPLETION-CANDIDATES}: what the best third of the trials gets three times more of on"
              + " each rung (default: ${DEFAULT-VALUE}).")
  private Budget budget;

  @Option(
      names = "--rungs",
      defaultValue = "0",
      paramLabel = "N",
      description =
          "How many times trials are halved, and once more; 1 gives each all at once, 0 takes as"
              + " many, up to five, as leave the first one 1,000 rows or 10 rounds.")
  private int rungs;

  @Option(
      names = "--space",
      paramLabel = "FILE",
      description =
          "JSON of what is fixed and of where to look for the others, such as"
              + " {\"eta\": {\"from\": 0.01, \"to\": 0.2}, \"subsample\": 0.8}.")
  private Path space;

  @Option(
      names = "--algorithm",
      paramLabel = "ALGORITHM",
      description = "${COMPLETION-CANDIDATES}: boosted trees or a random forest (default: gbdt).")
  private Algorithm algorithm;

  @Option(
      names = "--threads",
      defaultValue = "0",
      paramLabel = "N",
      description =
          "Of XGBoost; 0 takes one for less than 100,000 rows, all for more (default:"
              + " ${DEFAULT-VALUE}).")
  private int threads;

  /** The metrics that there are. */
  static final class MetricCandidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return MetricNames.IN_ORDER.iterator();
    }
  }

  Tune tune(Consumer<String> note) throws IOException {
    SearchSpace asked =
        space == null
            ? new SearchSpace(HyperparameterChoice.NONE, Map.of())
            : SpaceFile.read(space);
    HyperparameterChoice ofAlgorithm =
        new HyperparameterChoice(algorithm, null, null, null, null, null, null, null, null, null);
    SearchSpace settled = new SearchSpace(ofAlgorithm.or(asked.fixed()), asked.ranges());
    Search search = new Search(trials, new Goal(metric), folds, budget, rungs, settled);
    return new Tune(search, threads, note);
  }
}
