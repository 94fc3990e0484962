package io.pulseline.trainer.steps;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.prepare.Prepared;

/** Keeps the steps of one work folder to one descriptor. */
final class DatasetGuard {
  private DatasetGuard() {}

  /**
   * Compares descriptors.
   *
   * @throws UserException when the table was prepared with another one
   */
  static void check(Dataset dataset, Prepared prepared) {
    if (!dataset.digest().equals(prepared.datasetDigest())) {
      throw new UserException(
          "the work folder was prepared with another descriptor than that of '"
              + dataset.name()
              + "'; run 'train prepare' again");
    }
  }
}
