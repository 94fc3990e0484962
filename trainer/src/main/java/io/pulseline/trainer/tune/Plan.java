package io.pulseline.trainer.tune;

import io.pulseline.trainer.boost.Hyperparameters;
import java.util.List;

/**
 * Everything that the score of a trial depends on, beside the rows.
 *
 * @param space where trials are looked for
 * @param trainingRows that the defaults are for
 * @param seed of all chance
 * @param folds of the cross-validation
 * @param rungs from the least to everything
 */
record Plan(SearchSpace space, long trainingRows, long seed, int folds, List<Rung> rungs) {
  Plan {
    rungs = List.copyOf(rungs);
  }

  /** What a trial tries. */
  Hyperparameters hyperparameters(int trial) {
    return space.of(trial, seed, trainingRows);
  }
}
