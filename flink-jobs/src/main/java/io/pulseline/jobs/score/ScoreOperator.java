package io.pulseline.jobs.score;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.prediction.Prediction;
import io.pulseline.jobs.metrics.StepMetrics;
import io.pulseline.jobs.production.FirstRelease;
import io.pulseline.jobs.production.Packages;
import io.pulseline.jobs.production.RegistrySettings;
import io.pulseline.jobs.production.Release;
import io.pulseline.jobs.production.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Scores records with the version in force. Another one takes its place between two records that a
 * checkpoint's barrier parts, the same in all subtasks: whatever a checkpoint covers was scored by
 * the versions that the one before it names (docs/adr/0015).
 *
 * <p>An operator and not a function, since what waits in a batch has to leave before a barrier
 * does.
 */
final class ScoreOperator extends AbstractStreamOperator<Prediction>
    implements TwoInputStreamOperator<Scorable, Release, Prediction> {
  private static final long serialVersionUID = 1L;

  /** How versions did, on the side. */
  static final OutputTag<Outcome> OUTCOMES =
      new OutputTag<>("outcomes", TypeInformation.of(Outcome.class));

  static final MapStateDescriptor<String, Release> IN_FORCE =
      new MapStateDescriptor<>("in-force", Types.STRING, TypeInformation.of(Release.class));

  /** How long a record waits for others to be scored with. */
  static final Duration LINGER = Duration.ofMillis(20);

  private static final long NONE = -1;

  private final RegistrySettings registry;
  private final String topic;
  private transient BroadcastState<String, Release> inForce;
  private transient Dataset dataset;
  private transient Packages packages;
  private transient Models models;
  private transient Batch batch;
  private transient Answers answers;
  private transient ScoreMetrics counts;
  private transient boolean timed;

  /** The checkpoint at whose barrier versions changed, until all subtasks are known to have. */
  private transient long changedAt;

  /**
   * A step for the records of one topic.
   *
   * @param topic where they stand, for predictions to tell
   */
  ScoreOperator(RegistrySettings registry, String topic) {
    this.registry = registry;
    this.topic = topic;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    inForce = context.getOperatorStateStore().getBroadcastState(IN_FORCE);
  }

  @Override
  public void open() throws Exception {
    super.open();
    dataset = DatasetYaml.parse(registry.descriptor(), "the job's descriptor");
    packages = registry.open(configuration());
    models = new Models(this::load);
    batch = new Batch();
    answers = new Answers(dataset, topic);
    counts = new ScoreMetrics(StepMetrics.of(getMetricGroup()));
    changedAt = NONE;
    for (Map.Entry<String, Release> restored : inForce.immutableEntries()) {
      models.begin(restored.getValue());
    }
    tellVersion();
  }

  private void tellVersion() {
    counts.inForce(models.of(Role.PRODUCTION));
  }

  private ReadableConfig configuration() {
    return getContainingTask().getEnvironment().getTaskManagerInfo().getConfiguration();
  }

  private LoadedModel load(Release release) throws IOException {
    return packages.read(release, source -> LoadedModel.load(release, dataset, source));
  }

  @Override
  public void processElement1(StreamRecord<Scorable> record) throws Exception {
    if (models.of(Role.PRODUCTION).isEmpty()) {
      // Holds the thread, and so the records back: what is not read waits in Kafka
      begin(FirstRelease.await(registry, packages, new FitsTheRecords(registry.descriptor())));
    }
    if (batch.add(record.getValue())) {
      flush();
    } else if (!timed) {
      timed = true;
      var ignored =
          getProcessingTimeService()
              .registerTimer(
                  getProcessingTimeService().getCurrentProcessingTime() + LINGER.toMillis(),
                  time -> {
                    timed = false;
                    flush();
                  });
    }
  }

  @Override
  public void processElement2(StreamRecord<Release> record) throws Exception {
    Release release = record.getValue();
    if (release.role() == Role.PRODUCTION && models.of(Role.PRODUCTION).isEmpty()) {
      begin(release);
    } else {
      models.announce(release);
    }
  }

  private void begin(Release release) throws Exception {
    models.begin(release);
    remember();
  }

  /** The point: before the barrier, what was in force; behind it, what was announced until here. */
  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
    flush();
    if (models.change()) {
      changedAt = checkpoint;
      remember();
    }
  }

  private void remember() throws Exception {
    inForce.clear();
    for (Release release : models.inForce()) {
      LOG.info("{} is '{}' from here on", release.role(), release.version());
      inForce.put(release.role().name(), release);
    }
    tellVersion();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    counts.barrier(context.getCheckpointId());
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    super.notifyCheckpointComplete(checkpoint);
    counts.complete(checkpoint);
    changedAt = checkpoint >= changedAt ? NONE : changedAt;
  }

  /**
   * Other subtasks may have been told before the barrier came to them, and have not changed. All go
   * back to the checkpoint before, and change at a barrier that reaches every one of them.
   */
  @Override
  public void notifyCheckpointAborted(long checkpoint) throws Exception {
    super.notifyCheckpointAborted(checkpoint);
    if (checkpoint == changedAt) {
      throw new IllegalStateException(
          "checkpoint " + checkpoint + ", at which versions changed, was aborted; starting again");
    }
  }

  private void flush() {
    if (batch.count() == 0) {
      return;
    }
    LoadedModel production = models.of(Role.PRODUCTION).orElseThrow();
    Optional<LoadedModel> shadow = models.of(Role.SHADOW);
    batch.scoreForProduction(production);
    shadow.ifPresent(batch::scoreForShadow);
    long now = System.currentTimeMillis();
    for (int i = 0; i < batch.count(); i++) {
      emit(i, production, shadow, now);
    }
    batch.clear();
  }

  private void emit(int i, LoadedModel production, Optional<LoadedModel> shadow, long now) {
    Scorable record = batch.record(i);
    Scored scored = batch.production(i);
    Prediction prediction = answers.prediction(record, production, scored, now);
    counts.scored(prediction);
    output.collect(new StreamRecord<>(prediction, record.eventMillis()));
    if (prediction.target() != null) {
      Outcome outcome = answers.production(record, production, scored);
      counts.outcome(outcome);
      tell(outcome);
    }
    shadow.ifPresent(
        other -> {
          Outcome outcome = answers.shadow(prediction, other, batch.shadow(i), production);
          counts.compared(outcome);
          tell(outcome);
        });
  }

  private void tell(Outcome outcome) {
    output.collect(OUTCOMES, new StreamRecord<>(outcome, outcome.eventMillis()));
  }

  @Override
  public void finish() throws Exception {
    flush();
    super.finish();
  }

  @Override
  public void close() throws Exception {
    if (models != null) {
      models.close();
      packages.close();
    }
    super.close();
  }
}
