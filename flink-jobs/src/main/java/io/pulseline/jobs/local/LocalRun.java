package io.pulseline.jobs.local;

import io.pulseline.cli.StopSignal;
import io.pulseline.contract.process.ReadyLine;
import io.pulseline.jobs.frame.FileSystems;
import io.pulseline.jobs.frame.Job;
import io.pulseline.jobs.frame.JobOptions;
import io.pulseline.jobs.frame.RunOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.prometheus.LoopbackReporter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs jobs in this process, with a web UI, until the process is told to end. */
@Command
public final class LocalRun implements Callable<Integer> {
  private static final int PARALLELISM = 2;

  /** Between two looks whether a job is due that was not yet. */
  private static final Duration LOOK = Duration.ofSeconds(3);

  private final Supplier<List<Job>> jobs;
  @Mixin private RunOptions run;
  @Mixin private LocalOptions local;

  /** One job. */
  public LocalRun(JobOptions options) {
    this(() -> List.of(options.job()));
  }

  /** Jobs side by side, as their options describe them. */
  public LocalRun(Supplier<List<Job>> jobs) {
    this.jobs = jobs;
  }

  @Override
  public Integer call() throws Exception {
    local.requireS3();
    Configuration conf = local.configuration();
    conf.addAll(run.configuration());
    LocalCluster.initializeFileSystems(conf);
    FileSystems.requireWritable(run.checkpoints());
    run(conf, jobs.get());
    return 0;
  }

  /**
   * Runs jobs in one Flink, each from when it is due. Prints {@code READY <name> <web UI>
   * metrics=<URL> restored=<checkpoint>|none} on standard output for each when all of its tasks
   * run.
   */
  private void run(Configuration conf, List<Job> all) throws Exception {
    all.forEach(Job::ensure);
    int parallelism = run.parallelism().orElse(PARALLELISM);
    LoopbackReporter metrics = local.metrics();
    try (LocalCluster flink = LocalCluster.start(conf, parallelism * all.size(), metrics)) {
      StopSignal.listen(flink::stopJobs);
      List<Job> waiting = new ArrayList<>(all);
      do {
        List<Started> started = new ArrayList<>();
        for (Job job : List.copyOf(waiting)) {
          if (all.size() == 1 || job.isDue(conf)) {
            waiting.remove(job);
            started.add(start(job, conf, parallelism, flink));
          }
        }
        for (Started one : started) {
          if (one.running().awaitRunning()) {
            System.out.println(
                ReadyLine.of(one.job().name(), flink.ui().toString())
                    .with(ReadyLine.METRICS, metrics.url().toString())
                    .with(ReadyLine.RESTORED, one.restored().orElse(ReadyLine.NOTHING)));
          }
        }
      } while (!flink.awaitEnd(LOOK));
    }
  }

  private record Started(Job job, RunningJob running, Optional<String> restored) {}

  private Started start(Job job, Configuration conf, int parallelism, LocalCluster flink)
      throws Exception {
    Optional<String> restored = local.restoreFrom(run.checkpoints(), run.checkpointsOf(job));
    Configuration own = new Configuration(conf);
    own.addAll(run.configuration(job));
    RunningJob running =
        flink.submit(JobGraphs.of(job, own, parallelism, restored), run.checkpointsOf(job));
    return new Started(job, running, restored);
  }
}
