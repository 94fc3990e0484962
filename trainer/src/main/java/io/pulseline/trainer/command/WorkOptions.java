package io.pulseline.trainer.command;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.trainer.steps.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the steps leave their results. */
final class WorkOptions {
  static final String DEFAULT = ".pulseline/train";

  @Option(
      names = "--work",
      defaultValue = DEFAULT,
      paramLabel = "DIR",
      description = "Folder of the steps' results (default: ${DEFAULT-VALUE}).")
  private Path work;

  Workbench bench(Dataset dataset) {
    return new Workbench(dataset, folder());
  }

  WorkFolder folder() {
    if (Files.exists(work) && !Files.isDirectory(work)) {
      throw new UserException("--work %s is not a folder; name another one".formatted(work));
    }
    return new WorkFolder(work);
  }
}
