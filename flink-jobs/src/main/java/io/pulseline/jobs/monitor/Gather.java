package io.pulseline.jobs.monitor;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.model.ManifestJson;
import io.pulseline.jobs.metrics.JobMetric;
import io.pulseline.jobs.metrics.StepMetrics;
import io.pulseline.jobs.metrics.VersionInForce;
import io.pulseline.jobs.monitor.statistics.Baselines;
import io.pulseline.jobs.monitor.statistics.SliceCounter;
import io.pulseline.jobs.monitor.statistics.SliceStatistics;
import io.pulseline.jobs.monitor.statistics.Uncounted;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Counts the records of a subtask, slice by slice, and passes a few kilobytes on when a slice is
 * over. An operator and not a function: only an operator can send something before the watermark
 * that ends a slice goes on.
 *
 * <p>The second input are the manifests of models as they go into production. Records are counted
 * on the bins of the one in force when they come. Time passes by the first input alone.
 */
final class Gather extends AbstractStreamOperator<Partial>
    implements TwoInputStreamOperator<Observation, byte[], Partial> {
  private static final long serialVersionUID = 1L;

  /** Stands for the slice of what has none, in a checkpoint. */
  private static final long NO_SLICE = Long.MIN_VALUE;

  private static final String PRODUCTION = "production";

  private final String descriptor;
  private final Windows windows;

  private transient Dataset dataset;
  private transient TreeMap<Long, SliceCounter> open;
  private transient long closedUntil;
  private transient Uncounted uncounted;
  private transient Baselines baselines;
  private transient Counter lateRecords;
  private transient Counter aheadRecords;
  private transient VersionInForce version;

  private transient ListState<Partial> slices;
  private transient ListState<Long> closed;
  private transient BroadcastState<String, byte[]> manifest;

  Gather(String descriptor, Windows windows) {
    this.descriptor = descriptor;
    this.windows = windows;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    dataset = DatasetYaml.parse(descriptor, "the job's descriptor");
    open = new TreeMap<>();
    closedUntil = Long.MIN_VALUE;
    uncounted = Uncounted.NONE;
    var store = context.getOperatorStateStore();
    slices =
        store.getListState(new ListStateDescriptor<>("slices", TypeInformation.of(Partial.class)));
    closed = store.getUnionListState(new ListStateDescriptor<>("closed", Types.LONG));
    manifest =
        store.getBroadcastState(
            new MapStateDescriptor<>(
                PRODUCTION, Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    if (context.isRestored()) {
      restore();
    }
  }

  private void restore() throws Exception {
    if (manifest.contains(PRODUCTION)) {
      baselines = baselines(manifest.get(PRODUCTION));
    }
    for (Partial partial : slices.get()) {
      SliceStatistics statistics = partial.read();
      if (partial.endMillis() == NO_SLICE) {
        uncounted = uncounted.plus(statistics.uncounted());
      } else if (open.containsKey(partial.endMillis())) {
        open.get(partial.endMillis()).slice().merge(statistics);
      } else {
        open.put(partial.endMillis(), counter(statistics));
      }
    }
    // Another subtask's partitions may be here now: what is over for all of them is over
    long least = Long.MAX_VALUE;
    for (long each : closed.get()) {
      least = Math.min(least, each);
    }
    closedUntil = least == Long.MAX_VALUE ? Long.MIN_VALUE : least;
  }

  @Override
  public void open() throws Exception {
    super.open();
    // Windows do not wait for the idle: others, awake before this one, may end slices that are open
    output = new BeforeIdle<>(output, () -> send(Long.MAX_VALUE));
    StepMetrics metrics = StepMetrics.of(getMetricGroup());
    lateRecords = metrics.counter(JobMetric.LATE);
    aheadRecords = metrics.counter(JobMetric.AHEAD);
    version = new VersionInForce(metrics);
    tellVersion();
    // It has no time of its own, and must not keep the first input from being idle
    processWatermarkStatus2(WatermarkStatus.IDLE);
  }

  @Override
  public void processElement1(StreamRecord<Observation> element) {
    Observation record = element.getValue();
    if (record.isRefused()) {
      uncounted = uncounted.plus(Uncounted.REJECTED);
      return;
    }
    if (record.isAhead()) {
      uncounted = uncounted.plus(Uncounted.AHEAD);
      aheadRecords.inc();
      return;
    }
    long end = windows.sliceEnd(record.eventMillis());
    if (end <= closedUntil) {
      uncounted = uncounted.plus(Uncounted.late(1));
      lateRecords.inc();
      return;
    }
    SliceCounter counter = open.get(end);
    if (counter == null) {
      counter = counter(new SliceStatistics());
      open.put(end, counter);
    }
    counter.add(record.values(), record.lagMillis());
  }

  private SliceCounter counter(SliceStatistics statistics) {
    var counter = new SliceCounter(dataset, statistics);
    aim(counter);
    return counter;
  }

  private void aim(SliceCounter counter) {
    if (baselines == null) {
      counter.countOnNone();
    } else {
      counter.countOn(baselines);
    }
  }

  @Override
  public void processElement2(StreamRecord<byte[]> element) throws Exception {
    manifest.put(PRODUCTION, element.getValue());
    baselines = baselines(element.getValue());
    open.values().forEach(this::aim);
    tellVersion();
  }

  private void tellVersion() {
    version.set(baselines == null ? "" : baselines.version());
  }

  /** Null when no model is in production, which no bytes say. */
  private static Baselines baselines(byte[] manifest) {
    return manifest.length == 0
        ? null
        : Baselines.of(ManifestJson.read(manifest, "the manifest of the model in production"));
  }

  @Override
  public void processWatermark1(Watermark mark) throws Exception {
    processWatermark(mark);
  }

  @Override
  public void processWatermark2(Watermark mark) {}

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    closedUntil = Math.max(closedUntil, windows.overAt(mark.getTimestamp()));
    send(closedUntil);
    super.processWatermark(mark);
  }

  /** Passes on what was counted in the slices up to an end; what may still come is counted anew. */
  private void send(long until) {
    if (!open.isEmpty()) {
      open.lastEntry().getValue().slice().add(uncounted);
      uncounted = Uncounted.NONE;
    }
    Iterator<Map.Entry<Long, SliceCounter>> over = open.headMap(until, true).entrySet().iterator();
    while (over.hasNext()) {
      Map.Entry<Long, SliceCounter> slice = over.next();
      Partial partial = Partial.of(slice.getKey(), slice.getValue().slice());
      output.collect(new StreamRecord<>(partial, slice.getKey() - 1));
      over.remove();
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    List<Partial> partials = new ArrayList<>();
    open.forEach((end, counter) -> partials.add(Partial.of(end, counter.slice())));
    SliceStatistics none = new SliceStatistics();
    none.add(uncounted);
    partials.add(Partial.of(NO_SLICE, none));
    slices.update(partials);
    closed.update(List.of(closedUntil));
  }
}
