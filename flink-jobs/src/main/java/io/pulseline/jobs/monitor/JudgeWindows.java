package io.pulseline.jobs.monitor;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.monitor.Alert;
import io.pulseline.contract.monitor.Alert.Change;
import io.pulseline.jobs.elasticsearch.Document;
import io.pulseline.jobs.metrics.JobMetric;
import io.pulseline.jobs.metrics.Lag;
import io.pulseline.jobs.metrics.StepMetrics;
import io.pulseline.jobs.monitor.drift.DriftJudge;
import io.pulseline.jobs.monitor.drift.DriftLimits;
import io.pulseline.jobs.monitor.drift.DriftState;
import io.pulseline.jobs.monitor.drift.FeatureDrift;
import io.pulseline.jobs.monitor.statistics.Histograms;
import io.pulseline.jobs.monitor.statistics.SliceStatistics;
import io.pulseline.jobs.monitor.statistics.Uncounted;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Puts the parts of all subtasks together, and says what a window was like when it is over:
 * documents, and alerts in a side output. All of a job's parts have one key: there are few.
 */
final class JudgeWindows extends KeyedProcessFunction<Integer, Partial, Document> {
  private static final long serialVersionUID = 1L;

  private final String descriptor;
  private final Windows windows;
  private final DriftLimits limits;
  private final OutputTag<Alert> alerts;

  private transient Dataset dataset;
  private transient DriftJudge judge;
  private transient WindowDocuments documents;
  private transient volatile long driftingFeatures;
  private transient Lag lag;

  private transient MapState<Long, byte[]> slices;
  private transient MapState<String, DriftState> states;
  private transient ValueState<Long> closedUntil;
  private transient ValueState<Long> late;

  JudgeWindows(String descriptor, Windows windows, DriftLimits limits, OutputTag<Alert> alerts) {
    this.descriptor = descriptor;
    this.windows = windows;
    this.limits = limits;
    this.alerts = alerts;
  }

  @Override
  public void open(OpenContext context) {
    dataset = DatasetYaml.parse(descriptor, "the job's descriptor");
    documents = new WindowDocuments(dataset);
    judge =
        new DriftJudge(
            limits,
            dataset.features().stream()
                .filter(NumericColumn.class::isInstance)
                .map(Column::name)
                .collect(Collectors.toSet()));
    var runtime = getRuntimeContext();
    slices =
        runtime.getMapState(
            new MapStateDescriptor<>(
                "slices", Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    states =
        runtime.getMapState(
            new MapStateDescriptor<>("drifts", Types.STRING, TypeInformation.of(DriftState.class)));
    closedUntil = runtime.getState(new ValueStateDescriptor<>("closed", Types.LONG));
    late = runtime.getState(new ValueStateDescriptor<>("late", Types.LONG));
    StepMetrics metrics = StepMetrics.of(runtime.getMetricGroup());
    metrics.gauge(JobMetric.DRIFTING_FEATURES, () -> driftingFeatures);
    lag = metrics.lag(JobMetric.WINDOW_LAG);
  }

  @Override
  public void processElement(Partial partial, Context context, Collector<Document> out)
      throws Exception {
    long end = partial.endMillis();
    if (closedUntil.value() != null && end <= closedUntil.value()) {
      // Of a subtask that was idle: the windows did not wait for it
      late.update(zeroIfNull(late) + partial.read().accepted());
      return;
    }
    SliceStatistics sum = new SliceStatistics();
    if (slices.contains(end)) {
      sum = SliceStatistics.read(slices.get(end));
    }
    sum.merge(partial.read());
    slices.put(end, sum.write());
    for (long at = end; at <= windows.lastWindowEnd(end); at += windows.slide().toMillis()) {
      context.timerService().registerEventTimeTimer(at - 1);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Document> out)
      throws Exception {
    long end = timestamp + 1;
    SliceStatistics window = gather(end);
    window.add(Uncounted.late(zeroIfNull(late)));
    late.clear();
    closedUntil.update(end);

    WindowSpan span = WindowSpan.ending(end, windows.length());
    Optional<Histograms> compared = window.histograms();
    Map<String, FeatureDrift> drifts = compared.map(this::judged).orElse(Map.of());
    for (Map.Entry<String, FeatureDrift> drift : drifts.entrySet()) {
      follow(span, drift.getKey(), drift.getValue(), compared.orElseThrow())
          .ifPresent(alert -> context.output(alerts, alert));
    }
    Set<String> drifting = drifting();
    driftingFeatures = drifting.size();
    documents.of(span, window, drifts, drifting).forEach(out::collect);
    lag.since(end);
  }

  /** Takes the state of a feature on by a window; what has changed is an alert. */
  private Optional<Alert> follow(
      WindowSpan span, String feature, FeatureDrift drift, Histograms compared) throws Exception {
    DriftState before = states.contains(feature) ? states.get(feature) : DriftState.STEADY;
    DriftState after = before.after(drift.level(), span.start().toEpochMilli(), limits);
    states.put(feature, after);
    if (before.drifting() == after.drifting()) {
      return Optional.empty();
    }
    DriftState since = after.drifting() ? after : before;
    return Optional.of(
        new Alert(
            dataset.name(),
            feature,
            after.drifting() ? Change.RAISED : Change.CLEARED,
            span.start(),
            span.end(),
            Instant.ofEpochMilli(since.sinceMillis()),
            compared.baselines().version(),
            compared.rows(),
            drift.psi(),
            Double.isNaN(drift.ks()) ? null : drift.ks(),
            drift.pValue(),
            limits.psi(),
            limits.ks(),
            limits.significance()));
  }

  private Set<String> drifting() throws Exception {
    Set<String> drifting = new HashSet<>();
    for (Map.Entry<String, DriftState> state : states.entries()) {
      if (state.getValue().drifting()) {
        drifting.add(state.getKey());
      }
    }
    return drifting;
  }

  private Map<String, FeatureDrift> judged(Histograms histograms) {
    return judge.of(
        histograms.baselines().features(), histograms.baselines().rows(), histograms.bins());
  }

  /** The slices of a window together; the first of them is in no later window and goes. */
  private SliceStatistics gather(long windowEnd) throws Exception {
    SliceStatistics window = new SliceStatistics();
    Iterator<Map.Entry<Long, byte[]>> all = slices.iterator();
    while (all.hasNext()) {
      Map.Entry<Long, byte[]> slice = all.next();
      long end = slice.getKey();
      if (end <= windowEnd) {
        window.merge(SliceStatistics.read(slice.getValue()));
      }
      if (end <= windows.firstSliceEnd(windowEnd)) {
        all.remove();
      }
    }
    return window;
  }

  private static long zeroIfNull(ValueState<Long> state) throws IOException {
    Long value = state.value();
    return value == null ? 0 : value;
  }
}
