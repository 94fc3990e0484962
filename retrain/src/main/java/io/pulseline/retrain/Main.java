package io.pulseline.retrain;

import io.pulseline.cli.Cli;
import picocli.CommandLine.Command;

/** Entry class of the retrain room. */
@Command(
    name = "pulseline",
    subcommands = {RetrainCommand.class})
public final class Main {
  Main() {}

  public static void main(String[] args) {
    System.exit(Cli.run(new Main(), args));
  }
}
