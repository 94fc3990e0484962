package io.pulseline.registry.command;

import picocli.CommandLine.Command;

/** {@code models …}: the versions of a dataset's models. */
@Command(
    name = "models",
    description = "The versions of a dataset's models: what there is, what is served, and why.",
    subcommands = {
      ListCommand.class,
      ShowCommand.class,
      PromoteCommand.class,
      RollbackCommand.class,
      ArchiveCommand.class,
      HistoryCommand.class,
      FetchCommand.class,
      PublishCommand.class
    })
public final class ModelsCommand {}
