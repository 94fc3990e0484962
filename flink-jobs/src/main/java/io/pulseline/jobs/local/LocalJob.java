package io.pulseline.jobs.local;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * A job in this process from its start to the process's end.
 *
 * @param name what the READY line calls it
 * @param title its name in the web UI
 * @param checkpoints a URI
 */
public record LocalJob(String name, String title, String checkpoints, int parallelism) {

  /**
   * Runs the job until this process is told to end. Prints {@code READY <name> <web UI>
   * restored=<checkpoint>|none} on standard output when all of its tasks run.
   *
   * @param restored checkpoint to start from
   * @param topology defines the job
   */
  public void run(
      Configuration conf, Optional<String> restored, Consumer<StreamExecutionEnvironment> topology)
      throws Exception {
    try (LocalCluster cluster = LocalCluster.start(conf, parallelism)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cluster), "stop"));
      cluster.submit(graph(conf, restored, topology));
      cluster.awaitRunning();
      System.out.printf("READY %s %s restored=%s%n", name, cluster.ui(), restored.orElse("none"));
      cluster.awaitEnd();
    }
  }

  private void stop(LocalCluster cluster) {
    try {
      cluster.stop(checkpoints);
    } catch (Exception e) {
      System.err.printf(
          "error: %s did not stop cleanly (%s); the next start goes on from its last checkpoint%n",
          name, e);
    }
  }

  private JobGraph graph(
      Configuration conf,
      Optional<String> restored,
      Consumer<StreamExecutionEnvironment> topology) {
    Configuration withRestore = new Configuration(conf);
    restored.ifPresent(
        path -> {
          withRestore.set(StateRecoveryOptions.SAVEPOINT_PATH, path);
          // Flink deletes it once it has newer ones of its own
          withRestore.setString(StateRecoveryOptions.RESTORE_MODE.key(), "CLAIM");
        });
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(withRestore);
    env.setParallelism(parallelism);
    topology.accept(env);
    StreamGraph graph = env.getStreamGraph();
    graph.setJobName(title);
    return graph.getJobGraph(LocalJob.class.getClassLoader(), id(restored));
  }

  /**
   * Goes on under the id of the restored job, so that its folder of checkpoints stays the only one.
   */
  private static JobID id(Optional<String> restored) {
    return restored
        .map(path -> new Path(path).getParent().getName())
        .filter(folder -> folder.matches("[0-9a-f]{32}"))
        .map(JobID::fromHexString)
        .orElseGet(JobID::generate);
  }
}
