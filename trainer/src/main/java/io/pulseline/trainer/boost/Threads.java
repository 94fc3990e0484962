package io.pulseline.trainer.boost;

import io.pulseline.contract.UserException;

/** How many threads XGBoost works with. */
public final class Threads {
  private static final int SMALL = 100_000;

  private Threads() {}

  /**
   * Makes sure that a number can be asked for.
   *
   * @throws UserException when it is below 0
   */
  public static int require(int asked) {
    if (asked < 0) {
      throw new UserException("--threads is " + asked + ", it must be at least 0");
    }
    return asked;
  }

  /**
   * One for small tables, all processors for others. On 16,000 rows two threads gain nothing, and
   * unless {@code OMP_WAIT_POLICY=PASSIVE} is set they spin while they wait for each other: where
   * something else needed the processor, they were 20 times slower than one.
   *
   * @param asked 0 to choose
   */
  public static int choose(int asked, int rows) {
    if (asked > 0) {
      return asked;
    }
    return rows < SMALL ? 1 : Runtime.getRuntime().availableProcessors();
  }
}
