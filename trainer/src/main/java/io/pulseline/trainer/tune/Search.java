package io.pulseline.trainer.tune;

import io.pulseline.contract.UserException;
import io.pulseline.trainer.boost.Hyperparameters;
import io.pulseline.trainer.table.Table;
import java.util.Arrays;
import java.util.List;

/**
 * A search as it is asked for.
 *
 * @param trials how many hyperparameters are tried, the defaults among them
 * @param goal what the best ones are best in
 * @param folds of the cross-validation; 0 chooses by the rows
 * @param budget what trials get more of from rung to rung
 * @param rungs how many; 0 chooses by the rows
 * @param space what is fixed, and ranges that differ from the usual ones
 */
public record Search(
    int trials, Goal goal, int folds, Budget budget, int rungs, SearchSpace space) {
  private static final int MANY_ROWS = 50_000;
  private static final int FOLDS = 5;
  private static final int FOLDS_OF_MANY = 3;

  public Search {
    atLeast("trials", trials, 2);
    atLeast("rungs", rungs, 0);
    if (folds != 0) {
      atLeast("folds", folds, 2);
    }
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new UserException("--" + name + " is " + value + ", it must be at least " + least);
    }
  }

  /**
   * What that comes to.
   *
   * @param train the rows to search on
   */
  Plan plan(Table train, int classes, long seed) {
    int[] classRows = train.classCounts(classes);
    if (Arrays.stream(classRows).sum() < train.rows()) {
      throw new UserException(
          "training rows have a target that the descriptor does not know; 'train validate' tells"
              + " more");
    }
    int rarest = Arrays.stream(classRows).filter(count -> count > 0).min().orElseThrow();
    if (rarest == train.rows()) {
      throw new UserException("the training rows are all of one class: there is nothing to learn");
    }
    int used = folds > 0 ? folds : train.rows() < MANY_ROWS ? FOLDS : FOLDS_OF_MANY;
    Hyperparameters defaults = space.fixed().complete(train.rows());
    Ladder ladder = new Ladder(budget, train.rows(), rarest, used, defaults.rounds());
    List<Rung> ladderRungs = rungs == 0 ? ladder.rungs() : ladder.rungs(rungs);
    return new Plan(SearchSpace.around(space, train.rows()), train.rows(), seed, used, ladderRungs);
  }
}
