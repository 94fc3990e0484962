package io.pulseline.jobs.metrics;

import static org.awaitility.Awaitility.await;

import io.pulseline.contract.process.ReadyLine;
import io.pulseline.launch.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * What a job says to Prometheus.
 *
 * @param lines a sample each, {@code name{label="value",} 1.0}
 */
public record Scrape(List<String> lines) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Asks the process of a job, where its READY line says. */
  public static Scrape of(ChildProcess job) throws IOException {
    String url =
        ReadyLine.parse(job.awaitReady(PATIENCE))
            .flatMap(line -> line.detail(ReadyLine.METRICS))
            .orElseThrow();
    try (InputStream page = new URL(url).openStream()) {
      return new Scrape(
          new String(page.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList());
    }
  }

  /** Asks until all that a kind of job promises is there, and has that. */
  public static void awaitAll(ChildProcess job, String kind) {
    await().atMost(PATIENCE).ignoreExceptions().until(missing(job, kind), List::isEmpty);
  }

  private static Callable<List<String>> missing(ChildProcess job, String kind) {
    return () -> of(job).missing(kind);
  }

  /** What a kind of job promises and does not have: {@code name at operator}. */
  public List<String> missing(String kind) {
    return Stream.of(JobMetric.values())
        .flatMap(
            metric ->
                metric.step().places().stream()
                    .filter(place -> place.job().equals(kind))
                    .filter(place -> samples(metric, operator(place)).isEmpty())
                    .map(place -> metric.prometheusName() + " at " + place.label()))
        .toList();
  }

  /** A metric's sum over the subtasks; of a histogram that of its counts. */
  public double sum(JobMetric metric, String... labels) {
    return samples(metric, labels).stream()
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** A label, as it stands in a sample. */
  public static String label(String name, String value) {
    return name + "=\"" + value + "\",";
  }

  private static String operator(Step.Place place) {
    return label("operator_name", place.label());
  }

  private List<String> samples(JobMetric metric, String... labels) {
    String name =
        metric.prometheusName() + (metric.kind() == MetricKind.HISTOGRAM ? "_count" : "") + "{";
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .filter(line -> metric.label().isEmpty() || line.contains(metric.label() + "=\""))
        .filter(line -> Stream.of(labels).allMatch(line::contains))
        .toList();
  }
}
