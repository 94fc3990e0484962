package io.pulseline.dlq.command;

import picocli.CommandLine.Command;

/** {@code dlq …}: the records that a job refused. */
@Command(
    name = "dlq",
    description = "Dead letters: the records that a job refused, each with its reason.",
    subcommands = {ListCommand.class, ShowCommand.class, ReplayCommand.class})
public final class DlqCommand {}
