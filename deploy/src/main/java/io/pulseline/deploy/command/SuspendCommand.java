package io.pulseline.deploy.command;

import io.pulseline.cli.Output;
import io.pulseline.deploy.cluster.Cluster;
import io.pulseline.deploy.cluster.ClusterOptions;
import io.pulseline.deploy.flink.FlinkStatus;
import io.pulseline.deploy.flink.Jobs;
import io.pulseline.deploy.flink.Switch;
import io.pulseline.deploy.flink.Wait;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "suspend",
    description = "Stops a job with a savepoint; resume starts it from there.")
final class SuspendCommand implements Callable<Integer> {
  @Mixin private JobName job;
  @Mixin private ClusterOptions cluster;
  @Mixin private Patience patience;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    String name = job.name();
    try (Cluster connected = cluster.open()) {
      Jobs jobs = new Jobs(connected, cluster.namespace());
      new Switch(connected, jobs).suspend(name);
      new Wait(jobs, output, patience.timeout())
          .require(name, "suspended", FlinkStatus::standsStill);
      FlinkStatus status = jobs.status(name);
      output.say("suspended: %s, savepoint %s", name, status.savepoint());
      output.result(status);
    }
    return 0;
  }
}
