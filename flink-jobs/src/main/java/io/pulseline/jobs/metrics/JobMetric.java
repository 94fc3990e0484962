package io.pulseline.jobs.metrics;

import static io.pulseline.jobs.metrics.MetricKind.COUNTER;
import static io.pulseline.jobs.metrics.MetricKind.GAUGE;
import static io.pulseline.jobs.metrics.MetricKind.HISTOGRAM;

import java.util.Locale;

/** Every metric of the jobs' own; Flink's come beside them. */
public enum JobMetric {
  OFFSETS_GONE(
      COUNTER,
      "offsets",
      "Offsets that were gone from the topic before they were read; the log says which.",
      Step.SOURCE),
  ACCEPTED(COUNTER, "records", "Records that are what the descriptor says.", Step.DECODE),
  REJECTED(
      COUNTER,
      "records",
      "reason",
      "Records that are not, by the reason that a [dead letter](dead-letter.md) has too.",
      Step.DECODE),
  UNKNOWN_FIELDS(
      COUNTER,
      "fields",
      "Fields of accepted records that the descriptor does not know; they are left out.",
      Step.DECODE),

  INDEXED(COUNTER, "documents", "Documents that Elasticsearch has taken.", Step.INDEX),
  REFUSED_BY_INDEX(
      COUNTER,
      "documents",
      "Documents that Elasticsearch has refused; their records become dead letters.",
      Step.INDEX),
  RETRIED(
      COUNTER,
      "documents",
      "Documents sent again since Elasticsearch was busy or away, each as often as it was.",
      Step.INDEX),
  WAITING_BYTES(
      GAUGE,
      "bytes",
      "What documents without an answer and their records take: documents, keys, values, headers.",
      Step.INDEX),
  HELD_BACK(
      GAUGE, "0 or 1", "Whether no more is read until some of what waits has gone.", Step.INDEX),
  INDEX_LAG(
      HISTOGRAM,
      "milliseconds",
      "From event time to Elasticsearch's answer; a search finds the document from the next refresh"
          + " on.",
      Step.INDEX),

  LAKE_LAG(
      HISTOGRAM,
      "milliseconds",
      "From event time to the row's being in a file, when its checkpoint is complete; of a sample"
          + " of at most 1,024 rows a checkpoint. `lake_wait` later readers see it. Not with"
          + " `--no-lake`.",
      Step.ROUTE),
  DEAD_LETTER_LAG(
      HISTOGRAM,
      "milliseconds",
      "From a refused record's timestamp in Kafka, since it may have no event time, to its dead"
          + " letter's being visible; a sample likewise.",
      Step.ROUTE),
  OPEN_FILES(GAUGE, "files", "Parquet files that are being written.", Step.LAKE_WRITER),
  OPEN_BYTES(
      GAUGE,
      "bytes",
      "What records take that are in open files or wait for one, since the files were last closed.",
      Step.LAKE_WRITER),
  WAITING_FILES(
      GAUGE,
      "files",
      "Files that checkpoints have closed and that wait to be merged into one that readers see.",
      Step.LAKE_MERGE),
  LAKE_WAIT(
      HISTOGRAM,
      "milliseconds",
      "How long the first of its rows waited in such files, of each file that readers see.",
      Step.LAKE_MERGE),
  FILES_COMMITTED(
      COUNTER,
      "files",
      "Parquet files that have become visible; after a restart those of its checkpoint once more.",
      Step.LAKE_COMMITTER),

  LATE(COUNTER, "records", "Records whose window was closed when they came.", Step.GATHER),
  AHEAD(
      COUNTER,
      "records",
      "Records whose event time is more than a minute ahead of the clock.",
      Step.GATHER),
  DRIFTING_FEATURES(
      GAUGE, "features", "Features whose drift was raised and is not cleared.", Step.JUDGE),
  WINDOW_LAG(HISTOGRAM, "milliseconds", "From a window's end to its being judged.", Step.JUDGE),

  SCORED(COUNTER, "records", "Records with a prediction.", Step.SCORE),
  UNSCORED(
      COUNTER,
      "records",
      "Records with a category that the model has never heard of: their predictions have no label.",
      Step.SCORE),
  LABELLED(
      COUNTER,
      "records",
      "version",
      "Records with a prediction of the model version, that carry their target.",
      Step.SCORE),
  RIGHT(COUNTER, "records", "version", "Those of them whose target was predicted.", Step.SCORE),
  EXPECTED_ACCURACY(
      GAUGE,
      "share",
      "version",
      "Share of right labels on the rows that the model version was evaluated with.",
      Step.SCORE),
  COMPARED(COUNTER, "records", "Records that the shadow scored as well.", Step.SCORE),
  DISAGREED(COUNTER, "records", "Those of them with two labels.", Step.SCORE),
  PREDICTION_LAG(
      HISTOGRAM,
      "milliseconds",
      "From event time to the prediction's being visible in its topic, when its checkpoint is"
          + " complete; of a sample of at most 1,024 a checkpoint.",
      Step.SCORE),
  OUTCOMES_OF_THE_FUTURE(
      COUNTER,
      "records",
      "Records with a target that count in no quality: their event time is more than a minute ahead"
          + " of the clock.",
      Step.NOT_OF_THE_FUTURE),

  IN_FORCE(
      GAUGE,
      "0 or 1",
      "version",
      "1 for the model version that scores, or whose baseline records are counted on; 0 for those"
          + " before it.",
      Step.MODEL),
  REFUSED_VERSIONS(
      COUNTER,
      "versions",
      "Versions that were to go into force and whose package is broken, or does not fit.",
      Step.RELEASES);

  private static final String NO_LABEL = "";

  private final MetricKind kind;
  private final String unit;
  private final String label;
  private final String meaning;
  private final Step step;

  JobMetric(MetricKind kind, String unit, String meaning, Step step) {
    this(kind, unit, NO_LABEL, meaning, step);
  }

  JobMetric(MetricKind kind, String unit, String label, String meaning, Step step) {
    this.kind = kind;
    this.unit = unit;
    this.label = label;
    this.meaning = meaning;
    this.step = step;
  }

  /** Its own name, in Flink's group {@code pulseline}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its name as Prometheus knows it. */
  public String prometheusName() {
    return "flink_taskmanager_job_task_operator_"
        + StepMetrics.GROUP
        + "_"
        + (label.isEmpty() ? "" : label + "_")
        + id();
  }

  public MetricKind kind() {
    return kind;
  }

  /** What it counts, or what it is measured in. */
  public String unit() {
    return unit;
  }

  /** The name of the label beside Flink's own; empty for none. */
  public String label() {
    return label;
  }

  public String meaning() {
    return meaning;
  }

  /** Who measures it. */
  public Step step() {
    return step;
  }
}
