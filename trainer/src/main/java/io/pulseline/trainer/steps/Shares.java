package io.pulseline.trainer.steps;

import io.pulseline.contract.UserException;
import io.pulseline.features.Collective;

/** Which shares of the training rows several workers can learn from. */
final class Shares {
  /** A tenth of them still tells something. */
  private static final int FEWEST = 100;

  private Shares() {}

  /**
   * Refuses shares that are too small, and workers that do not fit the same, in all workers alike.
   *
   * @param rows training rows of this worker
   * @param inputs digest of what the workers have to have in common
   */
  static void check(Collective workers, int rows, int inputs) {
    if (workers.size() == 1) {
      return;
    }
    double[][] all = workers.gather(rows, inputs);
    for (int worker = 0; worker < all.length; worker++) {
      if (all[worker][1] != all[0][1]) {
        throw new UserException(
            String.format(
                "worker %d of %d has other prepared rows or other options than worker 0; start all"
                    + " with the same arguments on the same work folder",
                worker, all.length));
      }
      if (all[worker][0] < FEWEST) {
        throw new UserException(
            String.format(
                "worker %d of %d has %.0f training rows, it needs %d; fit with fewer workers",
                worker, all.length, all[worker][0], FEWEST));
      }
    }
  }
}
