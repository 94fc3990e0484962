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

@Command(name = "resume", description = "Starts a job that was suspended, from its savepoint.")
final class ResumeCommand implements Callable<Integer> {
  @Mixin private JobName job;
  @Mixin private ClusterOptions cluster;
  @Mixin private Patience patience;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    String name = job.name();
    try (Cluster connected = cluster.open()) {
      Jobs jobs = new Jobs(connected, cluster.namespace());
      new Switch(connected, jobs).resume(name);
      new Wait(jobs, output, patience.timeout()).require(name, "ready", FlinkStatus::isReady);
      output.say("ready: %s", name);
      output.result(jobs.status(name));
    }
    return 0;
  }
}
