package io.pulseline.trainer.command;

import picocli.CommandLine.Command;

/** {@code models …}: what is registered. */
@Command(
    name = "models",
    description = "What is registered.",
    subcommands = {ListCommand.class, ShowCommand.class})
public final class ModelsCommand {}
