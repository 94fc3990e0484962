package io.pulseline.registry.command;

import io.pulseline.cli.Output;
import io.pulseline.contract.UserException;
import io.pulseline.registry.ModelStore;
import io.pulseline.registry.Placement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code models promote}, and {@code train promote}. */
@Command(
    name = "promote",
    description =
        "Put a version into production if it is better than the one there, which is archived.")
public final class PromoteCommand implements Callable<Integer> {
  @Mixin private StoreOptions options;
  @Mixin private GateOption gate;
  @Mixin private ReasonOption reason;
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
      paramLabel = "STAGE",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Target target;

  @Option(
      names = "--force",
      description = "Also if it is not better, or nobody knows; needs a --reason.")
  private boolean force;

  @Override
  public Integer call() throws Exception {
    if (force && !reason.given()) {
      throw new UserException("--force needs a --reason, which the registry's history will show");
    }
    try (ModelStore store = options.open()) {
      Moved.tell(output, move(store));
    }
    return 0;
  }

  private Placement move(ModelStore store) throws Exception {
    return switch (target) {
      case STAGING -> store.stage(version, reason.now());
      case PRODUCTION -> store.promote(version, force ? gate.forced() : gate.gate(), reason.now());
    };
  }
}
