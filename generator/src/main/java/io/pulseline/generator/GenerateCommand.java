package io.pulseline.generator;

import io.pulseline.generator.fit.FitCommand;
import io.pulseline.generator.sample.SampleCommand;
import io.pulseline.generator.stream.StreamCommand;
import picocli.CommandLine.Command;

/** {@code generate}: learns, samples and streams datasets. */
@Command(
    name = "generate",
    description = "Learn a dataset from a table; make rows like its own.",
    subcommands = {FitCommand.class, SampleCommand.class, StreamCommand.class})
final class GenerateCommand {}
