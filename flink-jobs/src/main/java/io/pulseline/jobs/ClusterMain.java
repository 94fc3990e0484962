package io.pulseline.jobs;

import io.pulseline.cli.Cli;
import io.pulseline.jobs.cluster.ClusterBatch;
import io.pulseline.jobs.cluster.ClusterRun;
import picocli.CommandLine.Model.CommandSpec;

/** Entry class of every job in a cluster; its first argument is the kind of job. */
public final class ClusterMain {
  private ClusterMain() {}

  public static void main(String[] args) {
    CommandSpec jobs = Jobs.command("job", ClusterRun::new, ClusterBatch::new);
    jobs.addSubcommand(AllJobs.NAME, AllJobs.command(ClusterRun::new));
    if (Cli.run(jobs, args) != 0) {
      // In a cluster this is Flink's own process: it is not ours to end
      throw new IllegalStateException("the job did not start; the error is above");
    }
  }
}
