package io.pulseline.trainer.command;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.registry.ModelStore;
import io.pulseline.storage.S3Settings;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which model to explain: a package, or a version in a lake. */
final class ExplainModel {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Folder of a model package; else --dataset and --lake say where versions are.")
  private Path folder;

  @Option(
      names = "--dataset",
      paramLabel = "NAME|DIR",
      description = "A built-in dataset, or a folder with dataset.yaml.")
  private String dataset;

  @Option(
      names = "--lake",
      paramLabel = "URI",
      description = "Root of the lake: s3://bucket/prefix, file:///folder or a path.")
  private String lake;

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "S3 store that is not AWS; credentials come from AWS_ACCESS_KEY_ID and so on.")
  private String s3Endpoint;

  @Option(
      names = "--model-version",
      paramLabel = "VERSION",
      description = "In the lake; the one in production when left out.")
  private String version;

  /**
   * The package.
   *
   * @param fetched folder of versions that come from a lake
   */
  ModelPackage open(Path fetched) throws IOException {
    if (folder != null) {
      if (lake != null || version != null) {
        throw new UserException("give either --model, or --lake and --model-version");
      }
      return ModelPackage.read(folder);
    }
    if (lake == null) {
      throw new UserException("name a model: --model DIR, or --dataset and --lake");
    }
    try (ModelStore store = ModelStore.open(dataset(), lake, S3Settings.of(s3Endpoint))) {
      return store.fetch(store.versionOrProduction(version), fetched);
    }
  }

  Dataset dataset() {
    if (dataset == null) {
      throw new UserException("name the dataset with --dataset");
    }
    return Datasets.load(dataset);
  }
}
