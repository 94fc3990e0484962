package io.pulseline.jobs.production;

import io.pulseline.contract.UserException;
import io.pulseline.contract.model.ModelPackage;
import java.io.IOException;
import java.io.Serializable;

/** What a package has to stand before its version is announced: each job wants another thing. */
@FunctionalInterface
public interface PackageCheck extends Serializable {

  /**
   * Looks into a package that is whole.
   *
   * @throws UserException when it is of no use to the job
   */
  void check(ModelPackage candidate) throws IOException;
}
