package io.pulseline.registry.command;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import picocli.CommandLine.Option;

/** Which dataset. */
public final class DatasetOption {
  @Option(
      names = "--dataset",
      required = true,
      paramLabel = "NAME|DIR",
      description = "A built-in dataset, or a folder with dataset.yaml.")
  private String dataset;

  public Dataset load() {
    return Datasets.load(dataset);
  }
}
