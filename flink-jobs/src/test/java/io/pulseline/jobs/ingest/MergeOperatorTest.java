package io.pulseline.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.jobs.records.Received;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.file.sink.FileSinkCommittable;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessageTypeInfo;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;
import org.apache.flink.streaming.api.functions.sink.filesystem.BulkBucketWriter;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step alone, with real files, as checkpoints come. */
class MergeOperatorTest {
  private static final String HOUR = "date=2026-03-01/hour=05";
  private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(10);

  @TempDir private Path work;

  /** The step, and what it hands on. */
  private static final class Merging
      extends OneInputStreamOperatorTestHarness<
          CommittableMessage<FileSinkCommittable>, CommittableMessage<FileSinkCommittable>> {
    Merging(MergeOperator step) throws Exception {
      super(step);
    }

    @Override
    public void close() {
      try {
        super.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private LakeSink sink;
  private LakeFolder lake;
  private BulkBucketWriter<Received, String> closing;
  private long rows;
  private long checkpoint;

  @BeforeEach
  void open() throws IOException {
    sink = Lake.sink(LakeSettings.plain(work.toString()), Ingest.dataset());
    lake = new LakeFolder(Path.of(layout()));
    closing =
        new BulkBucketWriter<>(
            FileSystem.getLocalFileSystem().createRecoverableWriter(),
            new LakeFiles(DatasetYaml.write(Ingest.dataset())));
  }

  private String layout() {
    return new LakeLayout(work.toString()).raw(Ingest.dataset());
  }

  @Test
  void anHourOfCheckpointsOfTwoWritersIsAtMostTwentyFilesWithEachRowOnce() throws Exception {
    try (var merge = start(null)) {
      for (int i = 0; i < 360; i++) {
        close(merge, 3);
        close(merge, 2);
        completeCheckpoint(merge);
        if (i % 60 == 0) {
          assertThat(lake.doubled()).isZero();
          assertThat(lake.waiting()).hasSizeLessThan(20);
        }
      }
      merge.endInput();
      commit(merge);
    }
    assertThat(lake.distinctRows()).isEqualTo(360 * 5);
    assertThat(lake.rows()).isEqualTo(360 * 5);
    assertThat(lake.files()).hasSizeLessThanOrEqualTo(20);
    assertThat(lake.waiting()).isEmpty();
  }

  @Test
  void whatWaitedInACheckpointIsMergedByTheJobThatIsRestoredFromIt() throws Exception {
    OperatorSubtaskState state;
    try (var merge = start(null)) {
      close(merge, 1);
      completeCheckpoint(merge);
      close(merge, 2);
      state = completeCheckpoint(merge);
      close(merge, 4); // lost: its checkpoint never comes
    }
    assertThat(lake.rows()).isEqualTo(1);
    try (var merge = start(state)) {
      merge.endInput();
      commit(merge);
    }
    assertThat(lake.rows()).isEqualTo(3);
    assertThat(lake.files()).hasSize(2);
  }

  @Test
  void filesWhoseMergeWasLostWithItsCheckpointAreMergedAgain() throws Exception {
    OperatorSubtaskState state;
    try (var merge = start(null)) {
      close(merge, 1);
      completeCheckpoint(merge);
      close(merge, 2);
      state = completeCheckpoint(merge);
      merge.endInput(); // never committed
    }
    try (var merge = start(state)) {
      merge.endInput();
      commit(merge);
    }
    assertThat(lake.rows()).isEqualTo(3);
    assertThat(lake.distinctRows()).isEqualTo(3);
  }

  @Test
  void filesOfAnotherSchemaAreAnotherFile() throws Exception {
    OperatorSubtaskState state;
    try (var merge = start(null)) {
      close(merge, 1);
      completeCheckpoint(merge);
      close(merge, 2);
      state = completeCheckpoint(merge);
    }
    sink =
        Lake.sink(
            LakeSettings.plain(work.toString()),
            Datasets.load("src/test/resources/datasets/shop-visits-edited"));
    try (var merge = start(state)) {
      close(merge, 4);
      merge.endInput();
      commit(merge);
    }
    assertThat(lake.rows()).isEqualTo(7);
    assertThat(lake.files()).hasSize(3);
  }

  private Merging start(OperatorSubtaskState state) throws Exception {
    Merging harness = new Merging(sink.merge());
    harness.setup(
        CommittableMessageTypeInfo.of(sink::getCommittableSerializer)
            .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** Hands over a file of so many rows as a writer does. */
  private void close(Merging merge, int count) throws Exception {
    var path =
        new org.apache.flink.core.fs.Path(
            layout() + "/" + HOUR, Lake.WAITING + "-" + UUID.randomUUID());
    var file = closing.openNewInProgressFile(HOUR, path, 0);
    for (int i = 0; i < count; i++) {
      file.write(ScatteredHours.visit(rows++, 0), 0);
    }
    merge.processElement(
        new CommittableWithLineage<>(
            new FileSinkCommittable(HOUR, file.closeForCommit()), checkpoint, 0),
        0);
  }

  private OperatorSubtaskState completeCheckpoint(Merging merge) throws Exception {
    checkpoint++;
    merge.prepareSnapshotPreBarrier(checkpoint);
    OperatorSubtaskState state = merge.snapshot(checkpoint, 0);
    commit(merge);
    merge.setProcessingTime(checkpoint * BETWEEN_CHECKPOINTS.toMillis());
    return state;
  }

  private void commit(Merging merge) throws Exception {
    List<FileSinkCommittable> files =
        merge.extractOutputValues().stream()
            .filter(CommittableWithLineage.class::isInstance)
            .map(
                message -> ((CommittableWithLineage<FileSinkCommittable>) message).getCommittable())
            .toList();
    merge.getOutput().clear();
    Committer<FileSinkCommittable> committer = sink.createCommitter(new UnmeasuredCommits());
    committer.commit(Committing.of(files));
    committer.close();
  }
}
