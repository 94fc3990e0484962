package io.pulseline.registry.command;

import io.pulseline.cli.Output;
import io.pulseline.registry.ModelStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "archive", description = "Put a version away that is not in production.")
final class ArchiveCommand implements Callable<Integer> {
  @Mixin private StoreOptions options;
  @Mixin private ReasonOption reason;
  @Mixin private Output output;

  @Parameters(paramLabel = "VERSION", description = "As 'models list' shows it.")
  private String version;

  @Override
  public Integer call() throws Exception {
    try (ModelStore store = options.open()) {
      Moved.tell(output, store.archive(version, reason.now()));
    }
    return 0;
  }
}
