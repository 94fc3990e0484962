package io.pulseline.jobs.ingest;

import io.pulseline.jobs.JobConfiguration;
import io.pulseline.jobs.local.LocalCluster;
import io.pulseline.jobs.local.LocalJob;
import io.pulseline.jobs.local.LocalOptions;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The ingest job in this process, with a web UI. */
@Command(
    name = "ingest",
    description = "Kafka to Elasticsearch, Parquet lake and dead letters, until stopped.")
public final class IngestCommand implements Callable<Integer> {
  private static final int PARALLELISM = 2;

  @Mixin private IngestOptions options;
  @Mixin private LocalOptions local;

  @Override
  public Integer call() throws Exception {
    IngestSettings settings = options.settings();
    var job =
        new LocalJob(
            "ingest",
            settings.jobName(),
            settings.checkpoints(),
            options.parallelism == null ? PARALLELISM : options.parallelism);
    Configuration conf = local.configuration();
    conf.addAll(
        JobConfiguration.exactlyOnce(settings.checkpoints(), settings.checkpointInterval()));
    local.requireS3();
    LocalCluster.initializeFileSystems(conf);
    LocalCluster.requireFileSystem(settings.lake());
    LocalCluster.requireFileSystem(settings.checkpoints());
    Prerequisites.ensure(settings);
    job.run(conf, local.restoreFrom(settings.checkpoints()), env -> IngestJob.wire(env, settings));
    return 0;
  }
}
