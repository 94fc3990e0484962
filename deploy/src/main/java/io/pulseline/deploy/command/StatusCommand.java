package io.pulseline.deploy.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.cli.Output;
import io.pulseline.deploy.cluster.Cluster;
import io.pulseline.deploy.cluster.ClusterOptions;
import io.pulseline.deploy.cluster.Names;
import io.pulseline.deploy.flink.FlinkStatus;
import io.pulseline.deploy.flink.Jobs;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "status", description = "What the operator says of the jobs of a namespace.")
final class StatusCommand implements Callable<Integer> {
  private static final String ROW = "%-26s %-12s %-12s %-12s %s";

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "One job; all when left out.")
  private String name;

  @Mixin private ClusterOptions cluster;
  @Mixin private Output output;

  /** What programs get. */
  private record Result(String namespace, List<FlinkStatus> jobs) {}

  @Override
  public Integer call() {
    String namespace = cluster.namespace();
    try (Cluster connected = cluster.open()) {
      Jobs jobs = new Jobs(connected, namespace);
      List<JsonNode> found =
          name == null ? jobs.all() : List.of(jobs.require(Names.require("FlinkDeployment", name)));
      List<FlinkStatus> told = found.stream().map(FlinkStatus::of).toList();
      if (told.isEmpty()) {
        output.say("no jobs in namespace %s", namespace);
      } else {
        output.say(ROW, "NAME", "LIFECYCLE", "JOBMANAGER", "JOB", "SAVEPOINT");
      }
      for (FlinkStatus status : told) {
        output.say(
            ROW,
            status.name(),
            status.lifecycle(),
            status.jobManager(),
            status.job() == null ? "-" : status.job(),
            status.savepoint() == null ? "-" : status.savepoint());
        if (status.error() != null) {
          output.say("  error: %s", status.error());
        }
      }
      output.result(new Result(namespace, told));
    }
    return 0;
  }
}
