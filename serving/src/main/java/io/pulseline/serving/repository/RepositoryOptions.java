package io.pulseline.serving.repository;

import io.pulseline.cli.DurationConverter;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.registry.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** What to serve: a folder, what one dataset has in production, or all datasets. */
public final class RepositoryOptions {
  private static final String NAME = "--model_name";
  private static final String FOLDER = "--model_dir";
  private static final String LAKE = "--lake";
  private static final String MODELS = "--models";
  private static final String CANARY = "--canary";
  private static final String STAGING = "staging=";

  @Option(
      names = NAME,
      paramLabel = "NAME",
      description = "What clients call the model; not with " + MODELS + ".")
  private String modelName;

  @Option(
      names = FOLDER,
      defaultValue = "/mnt/models",
      description = "Folder with model.onnx and model.json (default: ${DEFAULT-VALUE}).")
  private Path modelDir;

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
      names = MODELS,
      paramLabel = "URI",
      description =
          "Serve the versions in production of all datasets of this lake, each by its dataset's"
              + " name, and each that follows them; in place of "
              + FOLDER
              + " and "
              + LAKE
              + ".")
  private String models;

  @Option(
      names = "--dataset",
      paramLabel = "NAME|DIR",
      description =
          "Whose models, with "
              + LAKE
              + ": a built-in dataset or a folder (default: the model's name).")
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

  @Option(
      names = CANARY,
      paramLabel = "staging=PERCENT",
      description =
          "Give the version in staging that share of the requests that name no version; with "
              + LAKE
              + " or "
              + MODELS
              + ".")
  private String canary;

  @Option(
      names = "--repository-control",
      description = "Let clients load and unload models by the repository API.")
  private boolean control;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * The repository, which has nothing loaded yet if it is a lake's. What is on the command line
   * goes before what is in the environment.
   *
   * @throws UserException when the options contradict each other, or a folder's package cannot be
   *     served
   */
  public ModelRepository open() throws IOException {
    String from = from();
    Optional<Integer> percent = percent();
    if (from.equals(MODELS)) {
      refuseBesideModels(NAME, modelName);
      refuseBesideModels("--dataset", dataset);
      return ModelRepository.ofLake(models, s3Endpoint, poll, percent, control);
    }
    if (modelName == null) {
      throw new UserException("Missing required option: '" + NAME + "=NAME'");
    }
    if (from.equals(LAKE)) {
      ModelStore store =
          ModelStore.open(Datasets.load(dataset == null ? modelName : dataset), lake, s3Endpoint);
      return new ModelRepository(
          new OneModel(modelName, new LakeReleases(store), store.uri()),
          Optional.of(poll),
          percent,
          control);
    }
    if (percent.isPresent()) {
      throw new UserException(CANARY + " needs stages: give " + LAKE + " or " + MODELS);
    }
    return ModelRepository.of(modelName, modelDir, control);
  }

  /** Which of the three ways it is. */
  private String from() {
    ParseResult given = command.commandLine().getParseResult();
    List<String> ways = Stream.of(FOLDER, LAKE, MODELS).filter(given::hasMatchedOption).toList();
    if (ways.size() > 1) {
      throw new UserException(
          "give either "
              + String.join(" or ", ways)
              + (ways.size() == 2 ? ", not both" : ", one of them"));
    }
    if (ways.size() == 1) {
      return ways.get(0);
    }
    if (models != null && lake != null) {
      throw new UserException("the settings have both " + MODELS + " and " + LAKE + ", keep one");
    }
    return models != null ? MODELS : lake != null ? LAKE : FOLDER;
  }

  private static void refuseBesideModels(String option, String value) {
    if (value != null) {
      throw new UserException(
          "%s is not for %s: there each model is called by its dataset's name"
              .formatted(option, MODELS));
    }
  }

  /** Of the requests, what a candidate gets. */
  private Optional<Integer> percent() {
    if (canary == null) {
      return Optional.empty();
    }
    try {
      if (canary.startsWith(STAGING)) {
        int percent = Integer.parseInt(canary.substring(STAGING.length()));
        if (percent >= 1 && percent <= 100) {
          return Optional.of(percent);
        }
      }
    } catch (NumberFormatException e) {
      throw noCanary();
    }
    throw noCanary();
  }

  private UserException noCanary() {
    return new UserException(
        "%s: expected %s1 to %s100, in percent, but '%s' was given"
            .formatted(CANARY, STAGING, STAGING, canary));
  }
}
