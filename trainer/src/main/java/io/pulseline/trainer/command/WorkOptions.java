package io.pulseline.trainer.command;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.file.ProcessLock;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.trainer.steps.Workbench;
import java.io.IOException;
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

  /** The folder, made if it is not there, for this process alone. */
  Workbench newBench(Dataset dataset) throws IOException {
    Files.createDirectories(folder().folder());
    return bench(dataset);
  }

  /** What earlier steps left, for this process alone: another one would change it meanwhile. */
  Workbench bench(Dataset dataset) throws IOException {
    WorkFolder folder = folder();
    if (!Files.isDirectory(folder.folder())) {
      return shared(dataset);
    }
    ProcessLock lock =
        ProcessLock.tryTake(folder.lock())
            .orElseThrow(
                () ->
                    new UserException(
                        "another training works in %s; wait for it, or name another folder with --work"
                            .formatted(work)));
    return new Workbench(dataset, folder, lock);
  }

  /** What earlier steps left, for several workers. */
  Workbench shared(Dataset dataset) {
    return new Workbench(dataset, folder());
  }

  WorkFolder folder() {
    if (Files.exists(work) && !Files.isDirectory(work)) {
      throw new UserException("--work %s is not a folder; name another one".formatted(work));
    }
    return new WorkFolder(work);
  }
}
