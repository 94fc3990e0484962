package io.pulseline.jobs.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.prediction.Prediction;
import io.pulseline.contract.prediction.Quality;
import io.pulseline.jobs.production.Release;
import io.pulseline.jobs.production.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One subtask, with the barriers of checkpoints where the test wants them. */
class ScoreOperatorTest {
  private static final int ALWAYS_BOUGHT = 100;
  private static final int ALWAYS_LEFT = -100;

  @TempDir Path folder;

  private Shop shop;
  private TwoInputStreamOperatorTestHarness<Scorable, Release, Prediction> subtask;
  private long offset;

  @BeforeEach
  void open() throws Exception {
    shop = new Shop(folder);
    subtask = subtask();
    subtask.open();
  }

  private TwoInputStreamOperatorTestHarness<Scorable, Release, Prediction> subtask()
      throws Exception {
    return new TwoInputStreamOperatorTestHarness<>(
        new ScoreOperator(shop.registry(), "shop.records"));
  }

  @AfterEach
  void close() throws Exception {
    subtask.close();
    shop.close();
  }

  @Test
  void aVersionTakesForceAtTheNextBarrierAndNotBefore() throws Exception {
    announce(released("v_1", 0));
    record();
    announce(released("v_2", 0));
    record();
    barrier(1);
    record();
    end();

    assertThat(versions()).containsExactly("v_1", "v_1", "v_2");
  }

  @Test
  void theLastOfSeveralAnnouncedTakesForce() throws Exception {
    announce(released("v_1", 0));
    announce(released("v_2", 0));
    announce(released("v_3", 0));
    barrier(1);
    record();
    end();

    assertThat(versions()).containsExactly("v_3");
  }

  @Test
  void aChangeThatIsTakenBackBeforeTheBarrierIsNone() throws Exception {
    Release first = released("v_1", 0);
    announce(first);
    announce(released("v_2", 0));
    announce(first);
    barrier(1);
    record();
    end();

    assertThat(versions()).containsExactly("v_1");
  }

  @Test
  void whatWaitsForABatchLeavesBeforeTheBarrier() throws Exception {
    announce(released("v_1", 0));
    record();
    subtask.prepareSnapshotPreBarrier(1);

    assertThat(versions()).containsExactly("v_1");
  }

  @Test
  void aLoneRecordDoesNotWaitForOthers() throws Exception {
    announce(released("v_1", 0));
    record();
    assertThat(versions()).isEmpty();
    subtask.setProcessingTime(ScoreOperator.LINGER.toMillis());

    assertThat(versions()).containsExactly("v_1");
  }

  @Test
  void afterARestartRecordsAreScoredByWhatTheCheckpointSaysWhateverIsInProductionNow()
      throws Exception {
    announce(released("v_1", 0));
    OperatorSubtaskState checkpoint = barrier(1);
    announce(released("v_2", 0));
    restart(checkpoint);
    record();
    end();

    assertThat(versions()).containsExactly("v_1");
  }

  @Test
  void whatWasAnnouncedBeforeABarrierIsInItsCheckpoint() throws Exception {
    announce(released("v_1", 0));
    barrier(1);
    announce(released("v_2", 0));
    restart(barrier(2));
    record();
    end();

    assertThat(versions()).containsExactly("v_2");
  }

  @Test
  void aChangeAtABarrierThatOthersMayNeverSeeIsTakenBackByARestart() throws Exception {
    announce(released("v_1", 0));
    announce(released("v_2", 0));
    barrier(1);

    assertThatThrownBy(() -> subtask.getOperator().notifyCheckpointAborted(1))
        .hasMessageContaining("checkpoint 1, at which versions changed, was aborted");
  }

  @Test
  void anAbortedCheckpointWithoutAChangeIsNothing() throws Exception {
    announce(released("v_1", 0));
    announce(released("v_2", 0));
    barrier(1);
    subtask.getOperator().notifyCheckpointComplete(1);
    barrier(2);
    subtask.getOperator().notifyCheckpointAborted(2);
    record();
    end();

    assertThat(versions()).containsExactly("v_2");
  }

  @Test
  void aRecordThatComesBeforeAnyAnnouncementIsScoredByWhatIsInProduction() throws Exception {
    shop.promote("v_1", 0);
    record();
    end();

    assertThat(versions()).containsExactly("v_1");
  }

  @Test
  void aVersionWhosePackageIsGoneSaysSo() throws Exception {
    Release release = released("v_1", 0);
    announce(release);
    OperatorSubtaskState checkpoint = barrier(1);
    Files.delete(shop.onnx("v_1"));

    assertThatThrownBy(() -> restart(checkpoint)).hasMessageContaining("v_1");
  }

  @Test
  void aShadowThatDisagreesIsToldWithAnExample() throws Exception {
    announce(released("v_1", ALWAYS_BOUGHT));
    announce(released(Role.SHADOW, "v_2", ALWAYS_LEFT));
    barrier(1);
    record();
    end();

    assertThat(versions()).containsExactly("v_1");
    assertThat(outcomes()).extracting(Outcome::version).containsExactly("v_1", "v_2");
    assertThat(outcomes().get(1).against()).isEqualTo("v_1");
    assertThat(outcomes().get(1).compared()).isTrue();
    assertThat(outcomes().get(1).example())
        .isEqualTo(new Quality.Example("000000000000-0-shop.records", "bought", "left"));
  }

  @Test
  void aShadowThatIsWithdrawnScoresNoMore() throws Exception {
    announce(released("v_1", 0));
    announce(released(Role.SHADOW, "v_2", 0));
    barrier(1);
    announce(Release.none(Role.SHADOW));
    barrier(2);
    record();
    end();

    assertThat(outcomes()).extracting(Outcome::version).containsExactly("v_1");
  }

  private Release released(String version, int bias) throws IOException {
    return released(Role.PRODUCTION, version, bias);
  }

  private Release released(Role role, String version, int bias) throws IOException {
    ModelPackage made = shop.upload(version, bias);
    return new Release(role, version, made.manifest().onnxSha256(), "the lake's " + version);
  }

  private void announce(Release release) throws Exception {
    subtask.processElement2(new StreamRecord<>(release));
  }

  private void record() throws Exception {
    double[] values = {30, 12.5, 1, 2, 0};
    subtask.processElement1(new StreamRecord<>(new Scorable(0, offset, offset, 5, 5, values)));
    offset++;
  }

  private OperatorSubtaskState barrier(long checkpoint) throws Exception {
    subtask.prepareSnapshotPreBarrier(checkpoint);
    return subtask.snapshot(checkpoint, checkpoint);
  }

  private void end() throws Exception {
    subtask.getOperator().finish();
  }

  private void restart(OperatorSubtaskState checkpoint) throws Exception {
    subtask.close();
    subtask = subtask();
    subtask.initializeState(checkpoint);
    subtask.open();
  }

  private List<String> versions() {
    return subtask.extractOutputValues().stream().map(Prediction::version).toList();
  }

  private List<Outcome> outcomes() {
    return subtask.getSideOutput(ScoreOperator.OUTCOMES).stream()
        .map(StreamRecord::getValue)
        .toList();
  }
}
