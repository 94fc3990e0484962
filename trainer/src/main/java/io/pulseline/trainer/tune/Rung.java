package io.pulseline.trainer.tune;

import io.pulseline.trainer.boost.Hyperparameters;

/**
 * What trials are given at one stage of a search.
 *
 * @param rows share of the training rows
 * @param rounds share of a trial's most rounds
 */
public record Rung(double rows, double rounds) {
  long rowsOf(long all) {
    return Math.round(rows * all);
  }

  int roundsOf(int all) {
    return (int) Math.max(1, Math.round(rounds * all));
  }

  /** The same hyperparameters, with this rung's rounds. */
  Hyperparameters of(Hyperparameters whole) {
    return whole.withRounds(roundsOf(whole.rounds()));
  }
}
