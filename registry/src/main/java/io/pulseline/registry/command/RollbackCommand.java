package io.pulseline.registry.command;

import io.pulseline.cli.Output;
import io.pulseline.registry.ModelStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "rollback",
    description = "Give production back to the version before; again, to the one before that.")
final class RollbackCommand implements Callable<Integer> {
  @Mixin private StoreOptions options;
  @Mixin private ReasonOption reason;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    try (ModelStore store = options.open()) {
      Moved.tell(output, store.rollback(reason.now()));
    }
    return 0;
  }
}
