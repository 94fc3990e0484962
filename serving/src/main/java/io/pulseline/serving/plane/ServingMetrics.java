package io.pulseline.serving.plane;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What the server measures of itself, for Prometheus. The durations of a request's stages have
 * KServe's names, so that its dashboards show them. Safe for many threads at once.
 */
public final class ServingMetrics {
  private static final String MODEL = "model_name";
  private static final String VERSION = "model_version";
  private static final double NANOS_IN_SECOND = 1e9;

  /** From 10 µs, about what a row takes, to a second. */
  private static final double[] SECONDS = {
    1e-5, 2.5e-5, 5e-5, 1e-4, 2.5e-4, 5e-4, 1e-3, 2.5e-3, 5e-3, 1e-2, 2.5e-2, 5e-2, 1e-1, 0.5, 1
  };

  private static final double[] ROWS = {1, 4, 16, 64, 256, 1024, 4096, 16384, 65536};

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final Histogram preprocess = stage("preprocess", "put a request's tensors into rows");
  private final Histogram predict = stage("predict", "score the rows");
  private final Histogram explain = stage("explain", "explain the rows");
  private final Histogram postprocess = stage("postprocess", "make the outputs of the scores");

  private final Histogram rows =
      Histogram.builder()
          .name("pulseline_serving_batch_rows")
          .help("Rows of a request")
          .labelNames(MODEL, VERSION)
          .classicOnly()
          .classicUpperBounds(ROWS)
          .register(registry);

  private final Counter requests =
      Counter.builder()
          .name("pulseline_serving_requests")
          .help("Requests that were answered with an inference")
          .labelNames(MODEL, VERSION)
          .register(registry);

  private final Counter errors =
      Counter.builder()
          .name("pulseline_serving_errors")
          .help("Requests that were answered with an error: HTTP's or gRPC's code for it")
          .labelNames("protocol", "code")
          .register(registry);

  private final Gauge inFlight =
      Gauge.builder()
          .name("pulseline_serving_in_flight")
          .help("Requests that are being scored")
          .register(registry);

  private final Histogram queueWait =
      Histogram.builder()
          .name("pulseline_serving_queue_wait_seconds")
          .help("Time that large requests, which others answer than who read them, waited for that")
          .classicOnly()
          .classicUpperBounds(SECONDS)
          .register(registry);

  private final Map<ServedModel, ModelMeter> meters = new ConcurrentHashMap<>();

  ServingMetrics(Models models, LoadFailures loadFailures) {
    CounterWithCallback.builder()
        .name("pulseline_serving_load_failures")
        .help("Tries that did not bring a version to be served: it is broken or out of reach")
        .labelNames(MODEL, VERSION)
        .callback(
            counter -> {
              models.all().forEach(model -> loadFailures.know(model.name(), model.version()));
              loadFailures.read(
                  (model, version, count) -> counter.call((double) count, model, version));
            })
        .register(registry);
    GaugeWithCallback.builder()
        .name("pulseline_serving_model_served")
        .help("1 for each version that is served")
        .labelNames(MODEL, VERSION)
        .callback(
            gauge -> models.all().forEach(model -> gauge.call(1, model.name(), model.version())))
        .register(registry);
    GaugeWithCallback.builder()
        .name("pulseline_serving_model_load_seconds")
        .help("What loading the version took")
        .labelNames(MODEL, VERSION)
        .callback(
            gauge ->
                models
                    .all()
                    .forEach(
                        model -> gauge.call(model.loadSeconds(), model.name(), model.version())))
        .register(registry);
  }

  private Histogram stage(String name, String what) {
    return Histogram.builder()
        .name("request_" + name + "_seconds")
        .help("Time to " + what)
        .labelNames(MODEL, VERSION)
        .classicOnly()
        .classicUpperBounds(SECONDS)
        .register(registry);
  }

  /** Measures a version; its labels are looked up once, since each look costs more. */
  ModelMeter of(ServedModel model) {
    ModelMeter known = meters.get(model);
    return known == null ? meters.computeIfAbsent(model, this::meter) : known;
  }

  private ModelMeter meter(ServedModel model) {
    String[] labels = {model.name(), model.version()};
    DistributionDataPoint rowsOfModel = rows.labelValues(labels);
    DistributionDataPoint before = preprocess.labelValues(labels);
    DistributionDataPoint scoring = predict.labelValues(labels);
    DistributionDataPoint explaining = explain.labelValues(labels);
    DistributionDataPoint after = postprocess.labelValues(labels);
    CounterDataPoint answered = requests.labelValues(labels);
    return (count, began, assembled, explained, scored, ended) -> {
      rowsOfModel.observe(count);
      before.observe((assembled - began) / NANOS_IN_SECOND);
      if (explained != assembled) {
        explaining.observe((explained - assembled) / NANOS_IN_SECOND);
      }
      scoring.observe((scored - explained) / NANOS_IN_SECOND);
      after.observe((ended - scored) / NANOS_IN_SECOND);
      answered.inc();
    };
  }

  void begin() {
    inFlight.inc();
  }

  void end() {
    inFlight.dec();
  }

  /** A request of the pool waited so long for its turn. */
  public void waited(long nanos) {
    queueWait.observe(nanos / NANOS_IN_SECOND);
  }

  /**
   * Lets go of a model that is closed: it and a version in a label last for ever else.
   *
   * @param served whether its version is served by another that was loaded since
   */
  void forget(ServedModel model, boolean served) {
    meters.remove(model);
    if (!served) {
      List.of(preprocess, predict, explain, postprocess, rows, requests)
          .forEach(metric -> metric.remove(model.name(), model.version()));
    }
  }

  /**
   * Notes a request that was answered with an error.
   *
   * @param protocol {@code http} or {@code grpc}
   * @param code of the error in that protocol's terms
   */
  public void failed(String protocol, String code) {
    errors.labelValues(protocol, code).inc();
  }

  /**
   * Shows what is counted elsewhere.
   *
   * @param name without {@code _total}
   */
  public void show(String name, String help, LongSupplier total) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(counter -> counter.call((double) total.getAsLong()))
        .register(registry);
  }

  /** All of it in Prometheus' text format, version 0.0.4, as UTF-8. */
  public byte[] text() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writer.write(bytes, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
