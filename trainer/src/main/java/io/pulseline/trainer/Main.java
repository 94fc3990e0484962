package io.pulseline.trainer;

import io.pulseline.cli.Cli;
import io.pulseline.trainer.command.TrainCommand;
import picocli.CommandLine.Command;

/** Entry class of the trainer room. */
@Command(
    name = "pulseline",
    subcommands = {TrainCommand.class})
public final class Main {
  Main() {}

  public static void main(String[] args) {
    if (args.length > 1 && args[1].equals("run")) {
      NativeLibraries.loadAhead(); // it needs all of them, and has only begun to read its options
    }
    System.exit(Cli.run(new Main(), args));
  }
}
