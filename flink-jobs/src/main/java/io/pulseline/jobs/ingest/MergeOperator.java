package io.pulseline.jobs.ingest;

import io.pulseline.jobs.metrics.JobMetric;
import io.pulseline.jobs.metrics.Lag;
import io.pulseline.jobs.metrics.StepMetrics;
import io.pulseline.jobs.records.Received;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.sink.FileSinkCommittable;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableSummary;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.util.SimpleVersionedListState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.concurrent.NeverCompleteFuture;

/**
 * Between the writers of the lake and what commits their files: keeps the files of an hour until
 * {@link MergePolicy} says that they are due, and hands on one file in their place. It does so
 * before the barrier of a checkpoint, so the rows of a checkpoint can be visible with its end, and
 * what still waits is in its state. When the job is stopped or its input ends nothing waits.
 */
final class MergeOperator extends AbstractStreamOperator<CommittableMessage<FileSinkCommittable>>
    implements OneInputStreamOperator<
            CommittableMessage<FileSinkCommittable>, CommittableMessage<FileSinkCommittable>>,
        BoundedOneInput {
  private static final long serialVersionUID = 1L;

  private static final long END_OF_INPUT = Long.MAX_VALUE;

  private static final ListStateDescriptor<byte[]> WAITING =
      new ListStateDescriptor<>("waiting-files", BytePrimitiveArraySerializer.INSTANCE);

  private final FileSink<Received> files;
  private final String folder;
  private final long schema;
  private final MergePolicy policy;

  private transient WaitingHours hours;
  private transient List<FileSinkCommittable> unnamed;
  private transient FileMerger merger;
  private transient Lag waits;
  private transient volatile long waiting;
  private transient ListState<HourFiles> state;

  /**
   * @param files the sink whose files these are
   * @param folder of the dataset's hours, a URI
   * @param schema fingerprint of the schema that its files have
   */
  MergeOperator(FileSink<Received> files, String folder, long schema, MergePolicy policy) {
    this.files = files;
    this.folder = folder;
    this.schema = schema;
    this.policy = policy;
  }

  @Override
  public void open() throws Exception {
    super.open();
    StepMetrics metrics = StepMetrics.of(getMetricGroup());
    metrics.gauge(JobMetric.WAITING_FILES, () -> waiting);
    waits = metrics.lag(JobMetric.LAKE_WAIT);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    merger = new FileMerger(new Path(folder));
    hours = new WaitingHours();
    unnamed = new ArrayList<>();
    state =
        new SimpleVersionedListState<>(
            context.getOperatorStateStore().getListState(WAITING),
            new HourFilesSerializer(files.getCommittableSerializer()));
    for (HourFiles hour : state.get()) {
      hours.restore(hour);
      unnamed.addAll(hour.files());
    }
  }

  @Override
  public void processElement(StreamRecord<CommittableMessage<FileSinkCommittable>> element) {
    if (element.getValue() instanceof CommittableWithLineage<FileSinkCommittable> message) {
      FileSinkCommittable file = message.getCommittable();
      hours.of(new HourFiles.Key(file.getBucketId(), schema)).add(file, nowMillis());
      unnamed.add(file);
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
    super.prepareSnapshotPreBarrier(checkpoint);
    long now = nowMillis();
    boolean stopping = isStopping();
    merge(checkpoint, hour -> stopping || policy.isDue(hour, now));
    hours.forget(now);
    waiting = hours.all().stream().mapToInt(hour -> hour.files().size()).sum();
  }

  @Override
  public void endInput() throws Exception {
    merge(END_OF_INPUT, hour -> true);
  }

  private void merge(long checkpoint, Predicate<HourFiles> due) throws Exception {
    List<FileSinkCommittable> done = new ArrayList<>();
    for (HourFiles hour : hours.all()) {
      if (!hour.isEmpty() && due.test(hour)) {
        show(hour, done);
      } else if (hour.isCrowded()) {
        gather(hour, done);
      }
    }
    if (!done.isEmpty()) {
      emit(checkpoint, done);
    }
  }

  private void show(HourFiles hour, List<FileSinkCommittable> done) throws IOException {
    waits.update(nowMillis() - hour.oldestMillis());
    nameAll();
    FileMerger.Merged merged = merger.visible(hour.key().hour(), hour.take());
    done.add(merged.file());
    done.addAll(merged.replaced());
  }

  /** So that there are never many to merge, least of all when the job is stopped. */
  private void gather(HourFiles hour, List<FileSinkCommittable> done) throws IOException {
    nameAll();
    FileMerger.Merged merged = merger.waiting(hour.key().hour(), hour.takeSmall());
    hour.restore(merged.file());
    unnamed.add(merged.file());
    done.addAll(merged.replaced());
  }

  /** What waits is a file: a store may give up an upload that is not completed for days. */
  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    super.notifyCheckpointComplete(checkpoint);
    nameAll();
  }

  private void nameAll() throws IOException {
    merger.name(unnamed);
    unnamed.clear();
  }

  private void emit(long checkpoint, List<FileSinkCommittable> done) {
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    output.collect(
        new StreamRecord<>(
            new CommittableSummary<>(subtask, subtasks, checkpoint, done.size(), done.size(), 0)));
    for (FileSinkCommittable file : done) {
      output.collect(new StreamRecord<>(new CommittableWithLineage<>(file, checkpoint, subtask)));
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.update(List.copyOf(hours.all()));
  }

  /**
   * Whether no checkpoint comes after this one, since it is the savepoint that stops the job. No
   * operator is told; but timers are at an end by then.
   */
  private boolean isStopping() {
    return getProcessingTimeService().registerTimer(nowMillis(), time -> {})
        instanceof NeverCompleteFuture;
  }

  private long nowMillis() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }

  @Override
  public void close() throws Exception {
    if (merger != null) {
      merger.close();
    }
    super.close();
  }
}
