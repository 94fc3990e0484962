package io.pulseline.deploy.command;

import io.pulseline.cli.Output;
import io.pulseline.deploy.cluster.Cluster;
import io.pulseline.deploy.cluster.ClusterOptions;
import io.pulseline.deploy.flink.Jobs;
import io.pulseline.deploy.flink.Savepoints;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "savepoint", description = "Takes a savepoint of a running job, which goes on.")
final class SavepointCommand implements Callable<Integer> {
  @Mixin private JobName job;
  @Mixin private ClusterOptions cluster;
  @Mixin private Patience patience;
  @Mixin private Output output;

  /** What programs get. */
  private record Result(String name, String savepoint) {}

  @Override
  public Integer call() throws Exception {
    String namespace = cluster.namespace();
    try (Cluster connected = cluster.open()) {
      Jobs jobs = new Jobs(connected, namespace);
      String savepoint =
          new Savepoints(connected, jobs, namespace).take(job.name(), patience.timeout());
      output.say("%s", savepoint);
      output.result(new Result(job.name(), savepoint));
    }
    return 0;
  }
}
