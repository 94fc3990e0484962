package io.pulseline.local.command;

import io.pulseline.local.stack.Lifetime;
import io.pulseline.local.stack.StackSettings;
import java.nio.file.Path;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** What every command that starts a stack can be told. */
final class StackOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".pulseline",
      description = "Folder for all data of the stack (default: ${DEFAULT-VALUE}).")
  private Path data;

  @Option(
      names = "--dataset",
      paramLabel = "D",
      defaultValue = "heart-disease",
      description = "A built-in dataset or a folder with dataset.yaml (default: ${DEFAULT-VALUE}).")
  private String dataset;

  @Option(
      names = "--port-base",
      paramLabel = "P",
      description = "First of nine consecutive ports; free ones are chosen without it.")
  private Integer portBase;

  @Option(
      names = "--ingest-only",
      description = "Without the jobs monitor and score; the ledger then knows no predictions.")
  private boolean ingestOnly;

  StackSettings settings(Lifetime lifetime) {
    return new StackSettings(
        Root.find(),
        data,
        dataset,
        portBase == null ? OptionalInt.empty() : OptionalInt.of(portBase),
        ingestOnly,
        lifetime);
  }
}
