package io.pulseline.registry;

import io.pulseline.cli.Cli;
import io.pulseline.registry.command.ModelsCommand;
import picocli.CommandLine.Command;

/** Entry class of the registry room. */
@Command(
    name = "pulseline",
    subcommands = {ModelsCommand.class})
public final class Main {
  Main() {}

  public static void main(String[] args) {
    System.exit(Cli.run(new Main(), args));
  }
}
