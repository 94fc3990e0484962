package io.pulseline.quality;

import io.pulseline.cli.Cli;
import picocli.CommandLine.Command;

/** Entry class of the quality room. */
@Command(name = "pulseline", subcommands = Main.Generate.class)
public final class Main {
  Main() {}

  public static void main(String[] args) {
    System.exit(Cli.run(new Main(), args));
  }

  /** The command's other parts are in the generator room. */
  @Command(name = "generate", subcommands = QualityCommand.class)
  static final class Generate {}
}
