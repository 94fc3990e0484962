package io.pulseline.jobs;

import io.pulseline.cli.Cli;
import io.pulseline.jobs.local.LocalBatch;
import io.pulseline.jobs.local.LocalRun;
import picocli.CommandLine.Model.CommandSpec;

/** Runs jobs in this process: {@code job ingest …}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    CommandSpec pulseline = CommandSpec.create().name("pulseline");
    CommandSpec jobs = Jobs.command("job", LocalRun::new, LocalBatch::new);
    jobs.addSubcommand(AllJobs.NAME, AllJobs.command(LocalRun::new));
    jobs.addSubcommand("metrics", CommandSpec.forAnnotatedObject(new MetricsCommand()));
    pulseline.addSubcommand("job", jobs);
    System.exit(Cli.run(pulseline, args));
  }
}
