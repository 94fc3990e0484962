package io.pulseline.jobs;

import io.pulseline.cli.Cli;
import io.pulseline.jobs.cluster.ClusterBatch;
import io.pulseline.jobs.cluster.ClusterRun;

/** Entry class of every job in a cluster; its first argument is the kind of job. */
public final class ClusterMain {
  private ClusterMain() {}

  public static void main(String[] args) {
    if (Cli.run(Jobs.command("job", ClusterRun::new, ClusterBatch::new), args) != 0) {
      // In a cluster this is Flink's own process: it is not ours to end
      throw new IllegalStateException("the job did not start; the error is above");
    }
  }
}
