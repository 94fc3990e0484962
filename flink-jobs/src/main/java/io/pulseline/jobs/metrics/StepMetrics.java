package io.pulseline.jobs.metrics;

import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/** The metrics of one subtask of a step. */
public final class StepMetrics {
  /** Flink's name for what they have in common. */
  static final String GROUP = "pulseline";

  private final MetricGroup group;

  private StepMetrics(MetricGroup group) {
    this.group = group;
  }

  /**
   * Where a step registers what it measures.
   *
   * @param step the group that Flink gives it
   */
  public static StepMetrics of(MetricGroup step) {
    return new StepMetrics(step.addGroup(GROUP));
  }

  /** A counter of one thread. */
  public Counter counter(JobMetric metric) {
    return in(metric, MetricKind.COUNTER).counter(metric.id());
  }

  /** The counter of one value of the metric's label. */
  public Counter counter(JobMetric metric, String labelled) {
    return in(metric, MetricKind.COUNTER, labelled).counter(metric.id());
  }

  /** A counter that several threads count with at a time, which Flink's usual ones do not bear. */
  public Counter sharedCounter(JobMetric metric) {
    return in(metric, MetricKind.COUNTER).counter(metric.id(), new ThreadSafeSimpleCounter());
  }

  /**
   * A gauge.
   *
   * @param value asked from another thread
   */
  public void gauge(JobMetric metric, LongSupplier value) {
    register(in(metric, MetricKind.GAUGE), metric, value);
  }

  /** The gauge of one value of the metric's label. */
  public void gauge(JobMetric metric, String labelled, LongSupplier value) {
    register(in(metric, MetricKind.GAUGE, labelled), metric, value);
  }

  /** The gauge of one value of the metric's label, of what never changes. */
  public void constant(JobMetric metric, String labelled, double value) {
    Gauge<Double> gauge = () -> value;
    in(metric, MetricKind.GAUGE, labelled).gauge(metric.id(), gauge);
  }

  private static void register(MetricGroup group, JobMetric metric, LongSupplier value) {
    Gauge<Long> gauge = value::getAsLong;
    group.gauge(metric.id(), gauge);
  }

  /** A histogram, which any thread may add to. */
  public Lag lag(JobMetric metric) {
    return in(metric, MetricKind.HISTOGRAM).histogram(metric.id(), new Lag(System::nanoTime));
  }

  private MetricGroup in(JobMetric metric, MetricKind kind) {
    require(metric, kind, metric.label().isEmpty());
    return group;
  }

  private MetricGroup in(JobMetric metric, MetricKind kind, String labelled) {
    require(metric, kind, !metric.label().isEmpty());
    return group.addGroup(metric.label(), labelled);
  }

  private static void require(JobMetric metric, MetricKind kind, boolean fits) {
    if (metric.kind() != kind || !fits) {
      throw new IllegalArgumentException(
          "%s is a %s, with %s"
              .formatted(
                  metric.id(),
                  metric.kind(),
                  metric.label().isEmpty() ? "no label" : "label " + metric.label()));
    }
  }
}
