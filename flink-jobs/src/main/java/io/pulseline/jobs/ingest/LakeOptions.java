package io.pulseline.jobs.ingest;

import io.pulseline.contract.UserException;
import io.pulseline.jobs.frame.FlinkUris;
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

  /**
   * Root of the lake, a URI; empty for no rows.
   *
   * @throws UserException when it is missing
   */
  Optional<String> root() {
    if (none) {
      return Optional.empty();
    }
    if (lake == null) {
      throw new UserException("say where rows go with --lake, or --no-lake");
    }
    return Optional.of(FlinkUris.absolute(lake));
  }
}
