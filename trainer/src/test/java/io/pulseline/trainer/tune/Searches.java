package io.pulseline.trainer.tune;

import io.pulseline.trainer.boost.HyperparameterChoice;
import java.util.Map;

/** Searches for tests. */
final class Searches {
  private static final HyperparameterChoice FEW_ROUNDS =
      new HyperparameterChoice(null, 12, null, null, null, null, null, null, 4, null);

  private Searches() {}

  /** Three folds, and two rungs of which the first has a third of the rows. */
  static Search quick(int trials, Goal goal) {
    SearchSpace space = new SearchSpace(FEW_ROUNDS, Map.of());
    return new Search(trials, goal, 3, Budget.ROWS, 2, space);
  }
}
