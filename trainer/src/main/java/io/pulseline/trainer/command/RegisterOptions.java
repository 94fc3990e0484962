package io.pulseline.trainer.command;

import io.pulseline.registry.Gate;
import io.pulseline.registry.ModelStore;
import io.pulseline.registry.Promotion;
import io.pulseline.registry.command.ByOption;
import io.pulseline.registry.command.GateOption;
import io.pulseline.registry.command.ModelRegistryOption;
import io.pulseline.trainer.steps.Register;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to register. */
final class RegisterOptions {
  @Option(
      names = "--promote",
      defaultValue = "first",
      paramLabel = "WHEN",
      description =
          "When the new version goes straight to production, otherwise to staging:"
              + " ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Promotion promotion;

  @Mixin private GateOption gate;
  @Mixin private ModelRegistryOption modelRegistry;
  @Mixin private ByOption by;

  /** What is to come after the registration; a wrong setting of it is better known before. */
  Publication publication() {
    return new Publication(modelRegistry.open(), by.now().name());
  }

  /** What the version is held against; as {@link #publication()}, better known before. */
  Gate gate() {
    return gate.gate();
  }

  Register register(ModelStore store, Gate held) {
    return new Register(store, by.now(), promotion, held);
  }
}
