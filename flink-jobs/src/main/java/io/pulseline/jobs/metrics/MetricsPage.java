package io.pulseline.jobs.metrics;

import io.pulseline.jobs.metrics.Step.Place;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All metrics as a page for people, in Markdown. */
public final class MetricsPage {
  private MetricsPage() {}

  /** The whole page, which ends with a line feed. */
  public static String markdown() {
    return """
    # Metrics of the jobs

    Made by `./pulseline job metrics`; a test holds this page against the code. Where they are scraped:
    [metrics.md](../metrics.md).

    Besides the label named here each has Flink's own: `job_name`, `job_id`, `task_name`, `task_id`,
    `task_attempt_id`, `task_attempt_num`, `operator_name`, `operator_id`, `subtask_index`, `host`,
    `tm_id`. In their values whatever is no letter, digit, `:` or `_` is `_`.

    Counters begin with 0 when a subtask is started, at each restart of the job; Flink exports them as
    gauges. A histogram is a summary: quantiles 0.5, 0.75, 0.95, 0.98, 0.99 and 0.999 of the last minute
    or two, and `_count` of all since the start.
    %s"""
        .formatted(
            Stream.of(Step.values())
                .flatMap(step -> step.places().stream().map(Place::job))
                .distinct()
                .map(MetricsPage::job)
                .collect(Collectors.joining()));
  }

  private static String job(String job) {
    return """

    ## %s

    | name | kind | label | unit | operator | meaning |
    |---|---|---|---|---|---|
    %s"""
        .formatted(
            job,
            Stream.of(JobMetric.values())
                .flatMap(
                    metric ->
                        metric.step().places().stream()
                            .filter(place -> place.job().equals(job))
                            .map(place -> row(metric, place)))
                .collect(Collectors.joining()));
  }

  private static String row(JobMetric metric, Place place) {
    return "| `%s` | %s | %s | %s | `%s` | %s |\n"
        .formatted(
            metric.prometheusName(),
            metric.kind(),
            metric.label().isEmpty() ? "" : "`" + metric.label() + "`",
            metric.unit(),
            place.operator(),
            metric.meaning());
  }
}
