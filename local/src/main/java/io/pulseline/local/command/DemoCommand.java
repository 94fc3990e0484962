package io.pulseline.local.command;

import io.pulseline.contract.UserException;
import io.pulseline.local.demo.Demo;
import io.pulseline.local.demo.DemoOptions;
import io.pulseline.local.stack.Lifetime;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole path in one command. */
@Command(
    name = "demo",
    description = "From a generated record to a served prediction, with a kill in between.")
public final class DemoCommand implements Callable<Integer> {
  @Mixin private StackOptions stack;

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many records to stream (default: ${DEFAULT-VALUE}).")
  private long records;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "Over how long to stream them (default: ${DEFAULT-VALUE}).")
  private long seconds;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description =
          "Decides records, corruption, the moment of the kill (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--no-chaos", description = "Leave out the kill -9 of the ingest job.")
  private boolean noChaos;

  @Option(names = "--exit", description = "Stop everything at the end.")
  private boolean exit;

  @Option(names = "--json", description = "One JSON object as the last line of standard output.")
  private boolean json;

  @Override
  public Integer call() {
    positive("--records", records);
    positive("--seconds", seconds);
    DemoOptions options =
        new DemoOptions(
            stack.settings(Lifetime.SHORT), records, seconds, seed, !noChaos, exit, json);
    return new Demo(options).tell(System.out);
  }

  private static void positive(String option, long value) {
    if (value < 1) {
      throw new UserException("%s must be at least 1, not %d".formatted(option, value));
    }
  }
}
