package io.pulseline.trainer.command;

import io.pulseline.registry.command.PromoteCommand;
import picocli.CommandLine.Command;

/** {@code train …}: the steps, each alone or all in one. */
@Command(
    name = "train",
    description = "From the lake to a registered model.",
    subcommands = {
      RunCommand.class,
      PrepareCommand.class,
      ValidateCommand.class,
      TuneCommand.class,
      FitCommand.class,
      EvaluateCommand.class,
      RegisterCommand.class,
      PromoteCommand.class,
      ExplainCommand.class
    })
public final class TrainCommand {}
