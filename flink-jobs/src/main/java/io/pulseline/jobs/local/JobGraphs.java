package io.pulseline.jobs.local;

import io.pulseline.jobs.frame.Job;
import io.pulseline.jobs.frame.Restore;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Makes of a job what a Flink in this process takes. */
final class JobGraphs {
  private JobGraphs() {}

  /**
   * The graph of a job.
   *
   * @param restored checkpoint to start from
   */
  static JobGraph of(Job job, Configuration conf, int parallelism, Optional<String> restored) {
    Configuration withRestore = new Configuration(conf);
    restored.ifPresent(path -> Restore.from(path, withRestore));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(withRestore);
    env.setParallelism(parallelism);
    job.wire(env);
    StreamGraph graph = env.getStreamGraph();
    graph.setJobName(job.title());
    return graph.getJobGraph(JobGraphs.class.getClassLoader(), id(restored));
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
