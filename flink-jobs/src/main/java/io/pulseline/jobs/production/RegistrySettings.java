package io.pulseline.jobs.production;

import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.registry.ModelStore;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Which registry a job follows.
 *
 * @param descriptor the dataset as YAML, its form on the way to the workers
 * @param lake its root: {@code s3://bucket/prefix}, {@code file:///folder} or an absolute path
 * @param poll pause between two looks
 */
public record RegistrySettings(String descriptor, String lake, Duration poll)
    implements Serializable {
  /**
   * Opens the packages from within a worker; connects with the first request.
   *
   * @param flink the worker's configuration, which says where S3 is
   */
  public Packages open(ReadableConfig flink) {
    return new Packages(
        ModelStore.open(
            DatasetYaml.parse(descriptor, "the job's descriptor"),
            lake,
            S3Endpoint.of(flink, System.getenv())));
  }
}
