package io.pulseline.jobs.monitor;

import io.pulseline.cli.DurationConverter;
import io.pulseline.contract.Names;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.jobs.elasticsearch.ElasticsearchOptions;
import io.pulseline.jobs.elasticsearch.ElasticsearchSettings;
import io.pulseline.jobs.frame.Job;
import io.pulseline.jobs.frame.JobOptions;
import io.pulseline.jobs.monitor.drift.DriftLimits;
import io.pulseline.jobs.production.ProductionOptions;
import io.pulseline.jobs.production.RegistrySettings;
import io.pulseline.jobs.records.RecordOptions;
import io.pulseline.jobs.records.RecordSettings;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the monitor job has to know. */
@Command(
    name = MonitorJob.NAME,
    description =
        "Kafka to statistics and drift of event-time windows, in Elasticsearch and as alerts in"
            + " Kafka, until stopped.")
public final class MonitorOptions implements JobOptions {
  @Mixin private RecordOptions records = new RecordOptions();
  @Mixin private ElasticsearchOptions elasticsearch = new ElasticsearchOptions();
  @Mixin private ProductionOptions production = new ProductionOptions();

  @Option(
      names = "--index",
      paramLabel = "INDEX",
      description = "Index of the windows (default: <dataset>-monitor). Created if missing.")
  String index;

  @Option(
      names = "--alerts-topic",
      paramLabel = "TOPIC",
      description = "Where alerts go (default: <dataset>.alerts). Created if missing.")
  String alertsTopic;

  @Option(
      names = "--window",
      defaultValue = "1m",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Length of a window, by event time (default: ${DEFAULT-VALUE}).")
  Duration window;

  @Option(
      names = "--slide",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "From one window's start to the next one's; it divides --window (default: as --window,"
              + " so that windows do not overlap).")
  Duration slide;

  @Option(
      names = "--disorder",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "How much older than the newest of its partition a record may be and still count"
              + " (default: 5s).")
  Duration disorder = MonitorSettings.DISORDER;

  @Option(
      names = "--idle",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "After this a silent partition holds no window open (default: 10s).")
  Duration idle = MonitorSettings.IDLE;

  @Option(
      names = "--psi",
      paramLabel = "INDEX",
      description =
          "A population stability index above it is a drift, if significant (default:"
              + " ${DEFAULT-VALUE}).")
  double psi = DriftLimits.DEFAULTS.psi();

  @Option(
      names = "--ks",
      paramLabel = "DISTANCE",
      description =
          "A Kolmogorov-Smirnov distance above it is a drift, if significant (default:"
              + " ${DEFAULT-VALUE}).")
  double ks = DriftLimits.DEFAULTS.ks();

  @Option(
      names = "--significance",
      paramLabel = "P",
      description =
          "Significant is what chance brings about in a smaller share of windows than this, over"
              + " all features together (default: ${DEFAULT-VALUE}).")
  double significance = DriftLimits.DEFAULTS.significance();

  @Option(
      names = "--min-rows",
      paramLabel = "N",
      description = "Windows of fewer records are not judged (default: ${DEFAULT-VALUE}).")
  long minRows = DriftLimits.DEFAULTS.minRows();

  @Option(
      names = "--clear-after",
      paramLabel = "N",
      description = "So many calm windows in a row clear an alert (default: ${DEFAULT-VALUE}).")
  int clearAfter = DriftLimits.DEFAULTS.clearAfter();

  /** The job with windows side by side, and every other option as it is by default. */
  public static Job plain(
      RecordSettings records,
      ElasticsearchSettings server,
      RegistrySettings registry,
      Duration window) {
    return new MonitorJob(
        records,
        registry,
        server,
        Names.monitorIndex(records.dataset()),
        Names.alertsTopic(records.dataset()),
        MonitorSettings.of(window));
  }

  @Override
  public Job job() {
    RecordSettings read = records.settings();
    Dataset dataset = read.dataset();
    return new MonitorJob(
        read,
        production.settings(dataset),
        elasticsearch.settings(),
        index == null ? Names.monitorIndex(dataset) : index,
        alertsTopic == null ? Names.alertsTopic(dataset) : alertsTopic,
        new MonitorSettings(
            new Windows(window, slide == null ? window : slide),
            disorder,
            idle,
            new DriftLimits(psi, ks, significance, minRows, clearAfter)));
  }
}
