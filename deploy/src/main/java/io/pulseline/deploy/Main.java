package io.pulseline.deploy;

import io.pulseline.cli.Cli;
import io.pulseline.deploy.command.DeployCommand;
import picocli.CommandLine.Command;

/** Entry class of the deploy room. */
@Command(
    name = "pulseline",
    subcommands = {DeployCommand.class})
public final class Main {
  Main() {}

  public static void main(String[] args) {
    System.exit(Cli.run(new Main(), args));
  }
}
