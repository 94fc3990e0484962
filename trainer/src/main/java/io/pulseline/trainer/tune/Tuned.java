package io.pulseline.trainer.tune;

import java.util.List;

/**
 * What a search found.
 *
 * @param goal the metric that it was for
 * @param folds of the cross-validation
 * @param space where hyperparameters were looked for
 * @param rungs what trials were given at each stage
 * @param trials first those that came furthest, of them the best first
 */
public record Tuned(Goal goal, int folds, SearchSpace space, List<Rung> rungs, List<Trial> trials) {
  public Tuned {
    rungs = List.copyOf(rungs);
    trials = List.copyOf(trials);
  }

  public Trial best() {
    return trials.get(0);
  }

  /** The trial of the defaults; it has been on every rung too. */
  public Trial defaults() {
    return trials.stream().filter(trial -> trial.id() == 0).findFirst().orElseThrow();
  }
}
