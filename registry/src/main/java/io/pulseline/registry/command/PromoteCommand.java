package io.pulseline.registry.command;

import io.pulseline.cli.Output;
import io.pulseline.registry.Entry;
import io.pulseline.registry.ModelStore;
import io.pulseline.registry.Stage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "promote",
    description = "Put a version into production; the one that was there is archived.")
final class PromoteCommand implements Callable<Integer> {
  @Mixin private StoreOptions options;
  @Mixin private ByOption by;
  @Mixin private Output output;

  @Parameters(paramLabel = "VERSION", description = "As 'models list' shows it.")
  private String version;

  /** The stages that a version is chosen for. */
  private enum Target {
    STAGING,
    PRODUCTION
  }

  @Option(
      names = "--to",
      defaultValue = "production",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Target target;

  @Override
  public Integer call() throws Exception {
    Stage stage = Stage.valueOf(target.name());
    try (ModelStore store = options.open()) {
      Entry entry = store.promote(version, stage, by.now()).require(version);
      output.say("%s %s", stage.label(), version);
      output.result(entry);
    }
    return 0;
  }
}
