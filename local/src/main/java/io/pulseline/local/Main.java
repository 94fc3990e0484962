package io.pulseline.local;

import io.pulseline.cli.Cli;
import io.pulseline.local.command.DatasetCommand;
import io.pulseline.local.command.DemoCommand;
import io.pulseline.local.command.DoctorCommand;
import io.pulseline.local.command.DownCommand;
import io.pulseline.local.command.PredictCommand;
import io.pulseline.local.command.StatusCommand;
import io.pulseline.local.command.UpCommand;
import io.pulseline.local.command.VerifyCommand;
import picocli.CommandLine.Command;

/** The local stack: {@code demo}, {@code up}, {@code status}, {@code down} and their helpers. */
@Command(
    name = "pulseline",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      StatusCommand.class,
      DownCommand.class,
      VerifyCommand.class,
      PredictCommand.class,
      DatasetCommand.class,
      DoctorCommand.class
    },
    description = "A table of records as a live, monitored, served model, on this machine.")
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(Cli.run(new Main(), args));
  }
}
