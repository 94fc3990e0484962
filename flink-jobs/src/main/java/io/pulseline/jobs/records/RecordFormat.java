package io.pulseline.jobs.records;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.schemas.SchemaRegistrySettings;
import java.io.Serializable;

/**
 * How the bytes of records are read, on its way to the workers.
 *
 * @param descriptor the dataset as YAML
 * @param schemas where writers' schemas are found; null where records are JSON only
 */
public record RecordFormat(String descriptor, SchemaRegistrySettings schemas)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Records in JSON only. */
  public static RecordFormat json(String descriptor) {
    return new RecordFormat(descriptor, null);
  }

  public Dataset dataset() {
    return DatasetYaml.parse(descriptor, "the job's descriptor");
  }
}
