package io.pulseline.registry.command;

import io.pulseline.cli.Output;
import io.pulseline.registry.ModelStore;
import io.pulseline.registry.Move;
import io.pulseline.registry.Registry;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "history",
    description = "Who moved which version, when, from where to where, and why.")
final class HistoryCommand implements Callable<Integer> {
  @Mixin private StoreOptions options;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    try (ModelStore store = options.open()) {
      Registry registry = store.list().registry();
      for (Move move : registry.history()) {
        output.say(
            "%s  %-8s  %s  %s to %s  by %s%s",
            move.at().truncatedTo(ChronoUnit.SECONDS),
            move.reason().name().toLowerCase(Locale.ROOT),
            move.version(),
            move.from().label(),
            move.to().label(),
            move.by(),
            move.why() == null ? "" : "  (" + move.why() + ")");
      }
      output.result(registry.history());
    }
    return 0;
  }
}
