package io.pulseline.dlq;

import io.pulseline.cli.Cli;
import io.pulseline.dlq.command.DlqCommand;
import picocli.CommandLine.Command;

/** Entry class of the dlq room. */
@Command(
    name = "pulseline",
    subcommands = {DlqCommand.class})
public final class Main {
  Main() {}

  public static void main(String[] args) {
    System.exit(Cli.run(new Main(), args));
  }
}
