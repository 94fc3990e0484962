package io.pulseline.deploy.command;

import io.pulseline.cli.Output;
import io.pulseline.deploy.cluster.Cluster;
import io.pulseline.deploy.cluster.ClusterOptions;
import io.pulseline.deploy.flink.Jobs;
import io.pulseline.deploy.flink.Leftovers;
import io.pulseline.deploy.flink.Wait;
import io.pulseline.storage.ObjectStores;
import io.pulseline.storage.S3Settings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "cancel",
    description = {
      "Ends a job and deletes its FlinkDeployment; what it wrote stays.",
      "Submitted again it begins anew and writes all that a second time: 'suspend' keeps its place."
    })
final class CancelCommand implements Callable<Integer> {
  @Mixin private JobName job;
  @Mixin private ClusterOptions cluster;
  @Mixin private Patience patience;
  @Mixin private Output output;

  @Option(
      names = "--purge",
      description =
          "Also delete the job's checkpoints and what high availability left in the bucket."
              + " Savepoints stay.")
  private boolean purge;

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description =
          "For --purge: S3 store that is not AWS, as it is reached from here; credentials come from"
              + " AWS_ACCESS_KEY_ID and so on.")
  private String s3Endpoint;

  /** What programs get. */
  private record Result(String name, List<String> left, String savepoints, int purged) {}

  @Override
  public Integer call() throws Exception {
    S3Settings s3 = S3Settings.of(s3Endpoint);
    try (Cluster connected = cluster.open()) {
      Jobs jobs = new Jobs(connected, cluster.namespace());
      Leftovers leftovers = Leftovers.of(jobs.require(job.name()));
      if (purge) {
        for (String folder : leftovers.folders()) {
          ObjectStores.require(folder, s3); // before anything is deleted
        }
      }
      connected.delete(jobs.ref(job.name()));
      new Wait(jobs, output, patience.timeout())
          .untilGone(job.name(), name -> connected.find(jobs.ref(name)).isPresent());
      output.say("cancelled: %s", job.name());
      int purged = purge ? leftovers.purge(s3) : 0;
      if (purge) {
        output.say("deleted %d files below %s", purged, String.join(", ", leftovers.folders()));
      }
      List<String> left = purge ? List.of() : leftovers.folders();
      left.forEach(folder -> output.say("stays: %s", folder));
      if (leftovers.savepoints() != null) {
        output.say("stays: savepoints in %s", leftovers.savepoints());
      }
      output.result(new Result(job.name(), left, leftovers.savepoints(), purged));
    }
    return 0;
  }
}
