package io.pulseline.jobs.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.monitor.ClassWindow;
import io.pulseline.contract.monitor.FeatureWindow;
import io.pulseline.contract.monitor.Finding;
import io.pulseline.contract.monitor.Kind;
import io.pulseline.contract.monitor.MonitorJson;
import io.pulseline.contract.monitor.StreamWindow;
import io.pulseline.jobs.elasticsearch.Document;
import io.pulseline.jobs.monitor.drift.FeatureDrift;
import io.pulseline.jobs.monitor.statistics.Counted;
import io.pulseline.jobs.monitor.statistics.Measured;
import io.pulseline.jobs.monitor.statistics.SliceStatistics;
import io.pulseline.jobs.monitor.statistics.Uncounted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A window as documents of the monitor's index. A replay gives the same ids, and overwrites. */
final class WindowDocuments {
  private final Dataset dataset;

  WindowDocuments(Dataset dataset) {
    this.dataset = dataset;
  }

  /**
   * All documents of a window.
   *
   * @param drifts by feature that has a baseline
   * @param drifting the features with an alert that is not cleared
   */
  List<Document> of(
      WindowSpan span,
      SliceStatistics window,
      Map<String, FeatureDrift> drifts,
      Set<String> drifting) {
    List<Document> documents = new ArrayList<>();
    for (Column column : dataset.features()) {
      documents.add(
          document(
              span,
              Kind.FEATURE,
              column.name(),
              feature(
                  span,
                  column,
                  window,
                  drifts.getOrDefault(column.name(), FeatureDrift.NO_BASELINE),
                  drifting.contains(column.name()))));
    }
    documents.addAll(classes(span, window));
    documents.add(stream(span, window, drifting.size()));
    return documents;
  }

  private static FeatureWindow feature(
      WindowSpan span,
      Column column,
      SliceStatistics window,
      FeatureDrift drift,
      boolean drifting) {
    // A column is in one of the two, and the other one is empty
    Measured measured = window.measured().getOrDefault(column.name(), new Measured());
    Counted counted = window.counted().getOrDefault(column.name(), new Counted());
    Bins bins = Bins.of(column, window.histograms(), counted);
    Finding finding = finding(drift, drifting);
    return new FeatureWindow(
        Kind.FEATURE,
        span.start(),
        span.end(),
        column.name(),
        measured.moments().count() + counted.count(),
        measured.missing() + counted.missing(),
        defined(measured.moments().mean()),
        defined(measured.moments().sd()),
        defined(measured.moments().min()),
        defined(measured.moments().max()),
        defined(measured.quantile(0.05)),
        defined(measured.quantile(0.25)),
        defined(measured.quantile(0.5)),
        defined(measured.quantile(0.75)),
        defined(measured.quantile(0.95)),
        bins.labels(),
        bins.counts(),
        finding == Finding.NO_BASELINE ? null : version(window),
        defined(drift.psi()),
        defined(drift.ks()),
        defined(drift.pValue()),
        finding);
  }

  private static Finding finding(FeatureDrift drift, boolean drifting) {
    return switch (drift.level()) {
      case NO_BASELINE -> Finding.NO_BASELINE;
      case TOO_FEW -> Finding.TOO_FEW;
      default -> drifting ? Finding.DRIFTING : Finding.STEADY;
    };
  }

  private List<Document> classes(WindowSpan span, SliceStatistics window) {
    String target = dataset.targetColumn().name();
    Counted counted = window.counted().getOrDefault(target, new Counted());
    List<Document> documents = new ArrayList<>();
    counted
        .counts()
        .forEach(
            (label, count) ->
                documents.add(
                    document(
                        span,
                        Kind.CLASS,
                        label,
                        new ClassWindow(
                            Kind.CLASS,
                            span.start(),
                            span.end(),
                            target,
                            label,
                            count,
                            share(count, counted.count())))));
    return documents;
  }

  private Document stream(WindowSpan span, SliceStatistics window, long drifting) {
    Measured lag = window.lag();
    Uncounted uncounted = window.uncounted();
    return document(
        span,
        Kind.STREAM,
        dataset.name(),
        new StreamWindow(
            Kind.STREAM,
            span.start(),
            span.end(),
            window.accepted(),
            uncounted.rejected(),
            share(uncounted.rejected(), window.accepted() + uncounted.rejected()),
            uncounted.late(),
            uncounted.ahead(),
            window.accepted() / span.seconds(),
            defined(lag.quantile(0.5)),
            defined(lag.quantile(0.95)),
            defined(lag.moments().max()),
            version(window),
            drifting));
  }

  private static String version(SliceStatistics window) {
    return window.histograms().map(all -> all.baselines().version()).orElse(null);
  }

  private static Document document(WindowSpan span, Kind kind, String name, Record fields) {
    String of = kind.name().toLowerCase(Locale.ROOT);
    return new Document(
        span.start() + "/" + span.end() + "/" + of + "/" + name,
        new String(MonitorJson.write(fields), UTF_8));
  }

  private static Double share(long part, long of) {
    return of == 0 ? null : (Double) ((double) part / of);
  }

  private static Double defined(double value) {
    return Double.isNaN(value) ? null : (Double) value;
  }
}
