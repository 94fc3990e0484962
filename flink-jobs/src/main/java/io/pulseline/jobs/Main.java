package io.pulseline.jobs;

import io.pulseline.cli.Cli;
import io.pulseline.jobs.ingest.IngestCommand;
import picocli.CommandLine.Command;

/** Runs a job in this process. In a cluster each job has an entry class of its own. */
@Command(name = "pulseline", subcommands = Main.Jobs.class)
public final class Main {

  @Command(
      name = "job",
      description = "Runs a Flink job in this process.",
      subcommands = IngestCommand.class)
  static final class Jobs {}

  private Main() {}

  public static void main(String[] args) {
    System.exit(Cli.run(new Main(), args));
  }
}
