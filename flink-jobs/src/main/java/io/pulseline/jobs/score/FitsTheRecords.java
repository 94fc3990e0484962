package io.pulseline.jobs.score;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.jobs.production.PackageCheck;
import io.pulseline.jobs.production.Release;
import io.pulseline.jobs.production.Role;

/**
 * Whether a package can score the records of a dataset: it is loaded and asked once.
 *
 * @param descriptor the dataset as YAML, its form on the way to the workers
 */
record FitsTheRecords(String descriptor) implements PackageCheck {
  @Override
  public void check(ModelPackage candidate) {
    Dataset dataset = DatasetYaml.parse(descriptor, "the job's descriptor");
    LoadedModel.load(Release.none(Role.PRODUCTION), dataset, candidate).close();
  }
}
