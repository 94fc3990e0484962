package io.pulseline.trainer.tune;

import io.pulseline.trainer.boost.Hyperparameters;
import java.util.ArrayList;
import java.util.List;

/**
 * Hyperparameters that are tried.
 *
 * @param id 0 has the defaults
 * @param scores one a rung, as far as it came
 */
public record Trial(int id, Hyperparameters hyperparameters, List<Score> scores) {
  public Trial {
    scores = List.copyOf(scores);
  }

  /** A trial that has done nothing yet. */
  static Trial of(int id, Hyperparameters hyperparameters) {
    return new Trial(id, hyperparameters, List.of());
  }

  /** The same one rung further. */
  Trial with(Score score) {
    List<Score> more = new ArrayList<>(scores);
    more.add(score);
    return new Trial(id, hyperparameters, more);
  }

  /** How it did on the last rung that it reached. */
  public Score last() {
    return scores.get(scores.size() - 1);
  }
}
