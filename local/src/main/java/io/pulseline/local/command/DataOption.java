package io.pulseline.local.command;

import io.pulseline.local.stack.DataFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The data folder of a command that only looks at one. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".pulseline",
      description = "Data folder of the stack (default: ${DEFAULT-VALUE}).")
  private Path data;

  DataFolder folder() {
    return DataFolder.existing(data);
  }
}
