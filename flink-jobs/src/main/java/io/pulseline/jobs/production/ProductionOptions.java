package io.pulseline.jobs.production;

import io.pulseline.cli.DurationConverter;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.jobs.frame.FlinkUris;
import io.pulseline.registry.ModelStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Mixin of every job that follows what is in production. */
public final class ProductionOptions {
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");

  @Option(
      names = "--lake",
      required = true,
      paramLabel = "URI",
      description =
          "Root of the lake whose registry says what is in production: s3://bucket[/prefix] or a"
              + " folder.")
  String lake;

  @Option(
      names = "--poll",
      defaultValue = "2s",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How often to look whether production moved (default: ${DEFAULT-VALUE}).")
  Duration poll;

  /** Root of the lake as Flink takes it, a URI. */
  public String lake() {
    return FlinkUris.absolute(lake);
  }

  /**
   * What the options say.
   *
   * @throws UserException when the lake is no place that a registry can be in, or there is no pause
   */
  public RegistrySettings settings(Dataset dataset) {
    if (poll.isZero() || poll.isNegative()) {
      throw new UserException("--poll must be above 0");
    }
    String root = SCHEME.matcher(lake).matches() ? lake : absolute(lake);
    ModelStore.open(dataset, root, "").close();
    return new RegistrySettings(DatasetYaml.write(dataset), root, poll);
  }

  private static String absolute(String folder) {
    return Path.of(folder).toAbsolutePath().normalize().toString();
  }
}
