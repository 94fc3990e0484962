package io.pulseline.local.command;

import picocli.CommandLine.Command;

/** What a descriptor says, in the words of others. */
@Command(
    name = "dataset",
    description = "What a dataset's descriptor means to others.",
    subcommands = SchemaCommand.class)
public final class DatasetCommand {}
