package io.pulseline.jobs.local;

import io.pulseline.cli.StopSignal;
import io.pulseline.contract.process.ReadyLine;
import io.pulseline.jobs.frame.FileSystems;
import io.pulseline.jobs.frame.Job;
import io.pulseline.jobs.frame.JobOptions;
import io.pulseline.jobs.frame.RunOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs a job in this process, with a web UI, until the process is told to end. */
@Command
public final class LocalRun implements Callable<Integer> {
  private static final int PARALLELISM = 2;

  private final JobOptions options;
  @Mixin private RunOptions run;
  @Mixin private LocalOptions local;

  public LocalRun(JobOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws Exception {
    local.requireS3();
    Configuration conf = local.configuration();
    conf.addAll(run.configuration());
    LocalCluster.initializeFileSystems(conf);
    FileSystems.requireWritable(run.checkpoints());
    start(conf, List.of(options.job()));
    return 0;
  }

  /**
   * Runs jobs side by side in one Flink. Prints {@code READY <name> <web UI>
   * restored=<checkpoint>|none} on standard output for each when all of its tasks run.
   */
  private void start(Configuration conf, List<Job> jobs) throws Exception {
    jobs.forEach(Job::ensure);
    int parallelism = run.parallelism().orElse(PARALLELISM);
    try (LocalCluster flink = LocalCluster.start(conf, parallelism * jobs.size())) {
      StopSignal.listen(flink::stopJobs);
      for (Job job : jobs) {
        Optional<String> restored = local.restoreFrom(run.checkpoints(), run.checkpointsOf(job));
        Configuration own = new Configuration(conf);
        own.addAll(run.configuration(job));
        flink
            .submit(JobGraphs.of(job, own, parallelism, restored), run.checkpointsOf(job))
            .awaitRunning();
        System.out.println(
            ReadyLine.of(job.name(), flink.ui().toString())
                .with(ReadyLine.RESTORED, restored.orElse(ReadyLine.NOTHING)));
      }
      flink.awaitEnd();
    }
  }
}
