package io.pulseline.jobs.ingest;

import io.pulseline.cli.DurationConverter;
import io.pulseline.contract.UserException;
import io.pulseline.jobs.frame.FlinkUris;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Mixin: whether there are rows, and where. */
final class LakeOptions {
  @Option(
      names = "--lake",
      paramLabel = "URI",
      description = "Root of the lake: s3://bucket[/prefix] or a folder.")
  private String lake;

  @Option(names = "--no-lake", description = "Write no Parquet files; --lake is not needed.")
  private boolean none;

  @Option(
      names = "--merge-files",
      defaultValue = LakeSettings.LONGEST_WAIT,
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "How long rows of an hour that has several files already may wait for more, to be one"
              + " Parquet file with them (default: ${DEFAULT-VALUE}, less than 20 files an hour)."
              + " The first ones of an hour, and the last ones before a pause, wait less. 0s: not"
              + " at all, a file with each checkpoint.")
  private Duration longestWait;

  /**
   * Where rows go; empty for no rows.
   *
   * @throws UserException when it is missing
   */
  Optional<LakeSettings> settings() {
    if (none) {
      return Optional.empty();
    }
    if (lake == null) {
      throw new UserException("say where rows go with --lake, or --no-lake");
    }
    return Optional.of(new LakeSettings(FlinkUris.absolute(lake), longestWait));
  }
}
