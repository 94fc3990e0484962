package io.pulseline.generator;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.generator.copula.Profile;
import io.pulseline.generator.copula.ProfileJson;
import picocli.CommandLine.Option;

/** The dataset that a command generates. */
public final class DatasetOption {
  @Option(
      names = "--dataset",
      required = true,
      paramLabel = "NAME|FOLDER",
      description = "A built-in dataset, or a folder with dataset.yaml and profile.json.")
  private String dataset;

  /**
   * Reads the descriptor.
   *
   * @throws UserException when there is none or it has problems
   */
  public Dataset load() {
    return Datasets.load(dataset);
  }

  /**
   * Reads the profile beside the descriptor.
   *
   * @throws UserException when there is none or it cannot be read
   */
  public Profile loadProfile() {
    return profileOf(dataset);
  }

  /**
   * Reads the profile beside a descriptor.
   *
   * @param dataset a built-in name, or a folder
   * @throws UserException when there is none or it cannot be read
   */
  public static Profile profileOf(String dataset) {
    String json =
        Datasets.profile(dataset)
            .orElseThrow(
                () ->
                    new UserException(
                        "no profile.json beside the descriptor of '"
                            + dataset
                            + "': make it with 'generate fit'"));
    return ProfileJson.parse(json, "profile.json of " + dataset);
  }
}
