package io.pulseline.jobs.score;

import io.pulseline.cli.DurationConverter;
import io.pulseline.contract.Names;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.jobs.elasticsearch.ElasticsearchOptions;
import io.pulseline.jobs.elasticsearch.ElasticsearchSettings;
import io.pulseline.jobs.frame.Job;
import io.pulseline.jobs.frame.JobOptions;
import io.pulseline.jobs.production.ProductionOptions;
import io.pulseline.jobs.production.RegistrySettings;
import io.pulseline.jobs.records.RecordOptions;
import io.pulseline.jobs.records.RecordSettings;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the score job has to know. */
@Command(
    name = ScoreJob.NAME,
    description = "Records to predictions of the version in production, until stopped.")
public final class ScoreOptions implements JobOptions {
  @Mixin private RecordOptions records = new RecordOptions();
  @Mixin private ElasticsearchOptions elasticsearch = new ElasticsearchOptions();
  @Mixin private ProductionOptions production = new ProductionOptions();

  @Option(
      names = "--predictions-topic",
      paramLabel = "TOPIC",
      description = "Where predictions go (default: <dataset>.predictions). Created if missing.")
  String topic;

  @Option(
      names = "--predictions-index",
      paramLabel = "INDEX",
      description = "Index of predictions (default: <dataset>-predictions). Created if missing.")
  String index;

  @Option(names = "--no-index", description = "Predictions go to their topic alone.")
  boolean noIndex;

  @Option(
      names = "--quality-index",
      paramLabel = "INDEX",
      description =
          "Index of accuracy, AUC and calibration of each version and window (default:"
              + " <dataset>-quality). Created if missing.")
  String qualityIndex;

  @Option(
      names = "--window",
      defaultValue = "1m",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Event time that one figure of quality is of (default: ${DEFAULT-VALUE}).")
  Duration window;

  @Option(
      names = "--shadow",
      defaultValue = "",
      paramLabel = "VERSION|staging",
      description =
          "Lets another version score the same records, to be compared: one by its name, or"
              + " whichever is in staging.")
  String shadow;

  /** The job without a shadow, whose predictions go to their topic alone. */
  public static Job plain(
      RecordSettings records,
      ElasticsearchSettings server,
      RegistrySettings registry,
      Duration window) {
    Dataset dataset = records.dataset();
    return new ScoreJob(
        records,
        registry,
        "",
        Names.predictionsTopic(dataset),
        window,
        new ScoreIndices(server, Optional.empty(), Names.qualityIndex(dataset)));
  }

  @Override
  public Job job() {
    if (window.toMillis() < 1) {
      throw new UserException("--window must be at least 1ms");
    }
    RecordSettings read = records.settings();
    Dataset dataset = read.dataset();
    return new ScoreJob(
        read,
        production.settings(dataset),
        shadow,
        topic == null ? Names.predictionsTopic(dataset) : topic,
        window,
        new ScoreIndices(
            elasticsearch.settings(),
            noIndex
                ? Optional.empty()
                : Optional.of(index == null ? Names.predictionsIndex(dataset) : index),
            qualityIndex == null ? Names.qualityIndex(dataset) : qualityIndex));
  }
}
