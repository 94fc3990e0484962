package io.pulseline.trainer.steps;

import io.pulseline.contract.UserException;
import io.pulseline.features.Collective;

/** Which shares of the training rows several workers can learn from. */
final class Shares {
  /** A tenth of them still tells something. */
  private static final int FEWEST = 100;

  private Shares() {}

  /**
   * Refuses shares that are too small, in all workers alike.
   *
   * @param rows training rows of this worker
   */
  static void check(Collective workers, int rows) {
    if (workers.size() == 1) {
      return;
    }
    double[][] all = workers.gather(rows);
    for (int worker = 0; worker < all.length; worker++) {
      if (all[worker][0] < FEWEST) {
        throw new UserException(
            String.format(
                "worker %d of %d has %.0f training rows, it needs %d; fit with fewer workers",
                worker, all.length, all[worker][0], FEWEST));
      }
    }
  }
}
