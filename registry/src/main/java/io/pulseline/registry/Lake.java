package io.pulseline.registry;

import io.pulseline.storage.ObjectStores;
import io.pulseline.storage.S3Settings;
import java.io.IOException;

/** The lake around a registry. */
record Lake(String uri, S3Settings s3) {
  /**
   * Makes sure that it is there: a lake that is named wrongly is none that is empty.
   *
   * @throws io.pulseline.contract.UserException when there is no such folder or bucket
   */
  void require() throws IOException {
    ObjectStores.require(uri, s3);
  }
}
