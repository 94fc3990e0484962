package io.pulseline.jobs;

import io.pulseline.cli.DurationConverter;
import io.pulseline.jobs.elasticsearch.ElasticsearchOptions;
import io.pulseline.jobs.elasticsearch.ElasticsearchSettings;
import io.pulseline.jobs.frame.Job;
import io.pulseline.jobs.ingest.IngestOptions;
import io.pulseline.jobs.monitor.MonitorOptions;
import io.pulseline.jobs.production.ProductionOptions;
import io.pulseline.jobs.production.RegistrySettings;
import io.pulseline.jobs.records.RecordOptions;
import io.pulseline.jobs.records.RecordSettings;
import io.pulseline.jobs.score.ScoreOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** All kinds of jobs on one topic, in one Flink: what the local stack runs. */
@Command(
    name = AllJobs.NAME,
    description =
        "ingest, monitor and score side by side in one Flink, until stopped; in one process score"
            + " from when a model is in production. Topics and indices have their names by default,"
            + " and predictions go to their topic alone.")
final class AllJobs {
  static final String NAME = "all";

  @Mixin private RecordOptions records = new RecordOptions();
  @Mixin private ElasticsearchOptions elasticsearch = new ElasticsearchOptions();
  @Mixin private ProductionOptions production = new ProductionOptions();

  @Option(
      names = "--window",
      defaultValue = "1m",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "Length of the windows of monitor and score, by event time (default: ${DEFAULT-VALUE}).")
  private Duration window;

  private AllJobs() {}

  /**
   * The command.
   *
   * @param run how jobs are run side by side, with the options that this takes
   */
  static CommandSpec command(Function<Supplier<List<Job>>, Callable<Integer>> run) {
    AllJobs options = new AllJobs();
    CommandSpec command = CommandSpec.forAnnotatedObject(run.apply(options::jobs));
    command.addMixin(NAME, CommandSpec.forAnnotatedObject(options));
    return command;
  }

  private List<Job> jobs() {
    RecordSettings read = records.settings();
    ElasticsearchSettings server = elasticsearch.settings();
    RegistrySettings registry = production.settings(read.dataset());
    return List.of(
        IngestOptions.plain(read, server, production.lake()),
        MonitorOptions.plain(read, server, registry, window),
        ScoreOptions.plain(read, server, registry, window));
  }
}
