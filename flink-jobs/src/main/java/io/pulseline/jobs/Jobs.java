package io.pulseline.jobs;

import io.pulseline.jobs.frame.JobOptions;
import io.pulseline.jobs.ingest.IngestOptions;
import io.pulseline.jobs.monitor.MonitorOptions;
import io.pulseline.jobs.prepare.PrepareOptions;
import io.pulseline.jobs.score.ScoreOptions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** All kinds of jobs. */
final class Jobs {
  private Jobs() {}

  private static List<JobOptions> all() {
    return List.of(new IngestOptions(), new MonitorOptions(), new ScoreOptions());
  }

  /**
   * A command with one subcommand for each kind of job.
   *
   * @param run how a job is run until it is stopped, with the options that this takes
   * @param finish the same of one that ends by itself
   */
  static CommandSpec command(
      String name,
      Function<JobOptions, Callable<Integer>> run,
      Function<PrepareOptions, Callable<Integer>> finish) {
    CommandSpec jobs = CommandSpec.create().name(name);
    jobs.usageMessage().description("Runs a Flink job.");
    all().forEach(options -> add(jobs, run.apply(options), options));
    PrepareOptions prepare = new PrepareOptions();
    add(jobs, finish.apply(prepare), prepare);
    return jobs;
  }

  private static void add(CommandSpec jobs, Callable<Integer> run, Object options) {
    CommandSpec job = CommandSpec.forAnnotatedObject(run);
    job.addMixin("job", CommandSpec.forAnnotatedObject(options));
    jobs.addSubcommand(job.name(), job);
  }
}
