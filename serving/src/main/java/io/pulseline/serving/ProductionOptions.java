package io.pulseline.serving;

import io.pulseline.cli.DurationConverter;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.registry.ModelStore;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Which registry's production version to serve, in place of a folder. */
final class ProductionOptions {
  private static final String LAKE = "--lake";
  private static final String FOLDER = "--model_dir";

  @Option(
      names = LAKE,
      paramLabel = "URI",
      description =
          "Serve the version in production of this lake's registry, and each that follows it; in"
              + " place of "
              + FOLDER
              + ".")
  private String lake;

  @Option(
      names = "--dataset",
      paramLabel = "NAME|DIR",
      description = "Whose models: a built-in dataset or a folder (default: the model's name).")
  private String dataset;

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "S3 store that is not AWS; credentials come from AWS_ACCESS_KEY_ID and so on.")
  private String s3Endpoint;

  @Option(
      names = "--poll",
      defaultValue = "2s",
      converter = DurationConverter.class,
      description = "How often to look whether production moved (default: ${DEFAULT-VALUE}).")
  private Duration poll;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * The registry to follow; empty when a folder is to be served. A folder on the command line goes
   * before a lake in the environment.
   *
   * @param modelName names the dataset when no option does
   * @throws UserException when both a folder and a lake are asked for
   */
  Optional<LakeReleases> open(String modelName) {
    ParseResult given = command.commandLine().getParseResult();
    boolean folder = given.hasMatchedOption(FOLDER);
    if (lake == null || (folder && !given.hasMatchedOption(LAKE))) {
      return Optional.empty();
    }
    if (folder) {
      throw new UserException("give either " + FOLDER + " or " + LAKE + ", not both");
    }
    return Optional.of(
        new LakeReleases(
            ModelStore.open(
                Datasets.load(dataset == null ? modelName : dataset), lake, s3Endpoint)));
  }

  Duration poll() {
    return poll;
  }
}
