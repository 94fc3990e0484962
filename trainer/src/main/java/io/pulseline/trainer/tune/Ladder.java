package io.pulseline.trainer.tune;

import io.pulseline.contract.UserException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rungs of a successive halving (Jamieson and Talwalkar, 2016): each gives its trials {@value
 * #GROWTH} times as much as the one before.
 *
 * @param rows training rows
 * @param rarest those of the rarest class
 * @param rounds most boosting rounds
 */
record Ladder(Budget budget, int rows, int rarest, int folds, int rounds) {
  static final int GROWTH = 3;

  private static final int MOST_RUNGS = 5;
  private static final int FEWEST_ROWS = 1_000;
  private static final int FEWEST_OF_A_CLASS_IN_A_FOLD = 10;
  private static final int FEWEST_ROUNDS = 10;

  /** As many rungs as leave the first of them enough to tell trials apart. */
  List<Rung> rungs() {
    int count = MOST_RUNGS;
    while (count > 1 && !tellsTrialsApart(first(count))) {
      count--;
    }
    return rungs(count);
  }

  private boolean tellsTrialsApart(Rung rung) {
    return rung.rowsOf(rows) >= Math.min(rows, FEWEST_ROWS)
        && rung.rowsOf(rarest) >= Math.min(rarest, FEWEST_OF_A_CLASS_IN_A_FOLD * folds)
        && rung.roundsOf(rounds) >= Math.min(rounds, FEWEST_ROUNDS);
  }

  /**
   * So many rungs, from the least to everything.
   *
   * @throws UserException when the first has fewer rows of a class than folds
   */
  List<Rung> rungs(int count) {
    long fewest = first(count).rowsOf(rarest);
    if (fewest < folds) {
      throw new UserException(
          String.format(
              "the first of %d rungs would have %d rows of the rarest class for %d folds; give"
                  + " fewer --rungs or --folds",
              count, fewest, folds));
    }
    return IntStream.rangeClosed(1, count).mapToObj(left -> first(count - left + 1)).toList();
  }

  /** The first of so many rungs. */
  private Rung first(int count) {
    return budget.rung(Math.pow(GROWTH, 1 - count));
  }
}
