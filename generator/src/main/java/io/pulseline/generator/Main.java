package io.pulseline.generator;

import io.pulseline.cli.Cli;
import picocli.CommandLine.Command;

/** Entry class of the generator room. */
@Command(name = "pulseline", subcommands = GenerateCommand.class)
public final class Main {
  Main() {}

  public static void main(String[] args) {
    System.exit(Cli.run(new Main(), args));
  }
}
