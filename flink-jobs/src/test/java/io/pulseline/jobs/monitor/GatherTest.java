package io.pulseline.jobs.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.jobs.monitor.statistics.SliceStatistics;
import io.pulseline.jobs.monitor.statistics.Uncounted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatherTest {
  private static final Windows TUMBLING =
      new Windows(Duration.ofSeconds(60), Duration.ofSeconds(60));

  private final Random random = new Random(9);
  private TwoInputStreamOperatorTestHarness<Observation, byte[], Partial> gather = start(null);

  private static TwoInputStreamOperatorTestHarness<Observation, byte[], Partial> start(
      OperatorSubtaskState state) {
    try {
      var harness =
          new TwoInputStreamOperatorTestHarness<>(
              new Gather(DatasetYaml.write(Visits.DATASET), TUMBLING));
      harness.setup(TypeInformation.of(Partial.class).createSerializer(new SerializerConfigImpl()));
      if (state != null) {
        harness.initializeState(state);
      }
      harness.open();
      return harness;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() throws Exception {
    gather.close();
  }

  @Test
  void sendsASliceBeforeTheWatermarkThatEndsIt() throws Exception {
    visit(1_000);
    visit(59_999);
    visit(60_000);
    gather.processWatermark1(new Watermark(59_999));

    assertThat(gather.getOutput()).hasSize(2).last().isEqualTo(new Watermark(59_999));
    Partial partial = gather.extractOutputValues().get(0);
    assertThat(partial.endMillis()).isEqualTo(60_000);
    assertThat(partial.read().accepted()).isEqualTo(2);
  }

  @Test
  void keepsASliceThatIsNotOver() throws Exception {
    visit(1_000);
    gather.processWatermark1(new Watermark(59_998));
    assertThat(gather.extractOutputValues()).isEmpty();
  }

  @Test
  void countsLateAndRefusedRecordsWhereTheOthersAre() throws Exception {
    visit(1_000);
    gather.processWatermark1(new Watermark(59_999));
    visit(2_000);
    refused();
    visit(61_000);
    gather.processWatermark1(new Watermark(119_999));

    SliceStatistics second = gather.extractOutputValues().get(1).read();
    assertThat(second.accepted()).isEqualTo(1);
    assertThat(second.uncounted().late()).isEqualTo(1);
    assertThat(second.uncounted().rejected()).isEqualTo(1);
  }

  @Test
  void countsARecordThatIsAheadOfTheClockAndNothingElseOfIt() throws Exception {
    visit(1_000);
    gather.processElement1(
        new StreamRecord<>(new Observation(1L << 42, -60_001, Visits.values(random, 0))));

    List<Partial> partials = endOfStream();
    assertThat(partials).hasSize(1);
    assertThat(partials.get(0).read().uncounted()).isEqualTo(Uncounted.AHEAD);
  }

  @Test
  void goesByTheTimeOfTheRecordsAlone() throws Exception {
    visit(1_000);
    gather.processWatermark2(Watermark.MAX_WATERMARK);

    assertThat(gather.getOutput()).isEmpty();
  }

  @Test
  void sendsWhatItHasCountedBeforeItIsIdle() throws Exception {
    visit(1_000);
    gather.processWatermarkStatus1(WatermarkStatus.IDLE);

    assertThat(gather.getOutput()).hasSize(2).last().isEqualTo(WatermarkStatus.IDLE);
    assertThat(gather.extractOutputValues().get(0).read().accepted()).isEqualTo(1);
  }

  @Test
  void countsOnInASliceThatWasOpenWhenItWasIdle() throws Exception {
    visit(1_000);
    gather.processWatermarkStatus1(WatermarkStatus.IDLE);
    gather.processWatermarkStatus1(WatermarkStatus.ACTIVE);
    visit(2_000);
    visit(3_000);
    gather.processWatermark1(new Watermark(59_999));

    assertThat(gather.extractOutputValues())
        .extracting(partial -> partial.read().accepted())
        .containsExactly(1L, 2L);
    assertThat(gather.extractOutputValues())
        .extracting(Partial::endMillis)
        .containsExactly(60_000L, 60_000L);
  }

  @Test
  void countsOnTheBinsOfTheModelInForce() throws Exception {
    gather.processElement2(new StreamRecord<>(Visits.written("v_1", 0)));
    visit(1_000);
    gather.processElement2(new StreamRecord<>(Visits.written("v_2", 0)));
    visit(2_000);
    visit(3_000);
    gather.processElement2(new StreamRecord<>(new byte[0]));
    visit(4_000);

    SliceStatistics slice = endOfStream().get(0).read();
    assertThat(slice.accepted()).isEqualTo(4);
    assertThat(slice.histograms().orElseThrow().baselines().version()).isEqualTo("v_2");
    assertThat(slice.histograms().orElseThrow().rows()).isEqualTo(2);
  }

  @Test
  void goesOnFromACheckpointAsIfNothingHadBeen() throws Exception {
    gather.processElement2(new StreamRecord<>(Visits.written("v_1", 0)));
    visit(1_000);
    gather.processWatermark1(new Watermark(59_999));
    visit(61_000);
    refused();
    restart();
    visit(5_000);
    visit(62_000);

    List<Partial> partials = endOfStream();
    assertThat(partials).extracting(Partial::endMillis).containsExactly(120_000L);
    SliceStatistics slice = partials.get(0).read();
    assertThat(slice.accepted()).isEqualTo(2);
    assertThat(slice.uncounted().late()).isEqualTo(1);
    assertThat(slice.uncounted().rejected()).isEqualTo(1);
    assertThat(slice.histograms().orElseThrow().rows()).isEqualTo(2);
  }

  @Test
  void itsTypesTravelWithoutKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Observation.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Partial.class);
  }

  private void visit(long millis) throws Exception {
    gather.processElement1(
        new StreamRecord<>(new Observation(millis, 5, Visits.values(random, 0))));
  }

  private void refused() throws Exception {
    gather.processElement1(new StreamRecord<>(new Observation(0, 0, null)));
  }

  private void restart() throws Exception {
    OperatorSubtaskState state = gather.snapshot(1, 1);
    gather.close();
    gather = start(state);
  }

  private List<Partial> endOfStream() throws Exception {
    gather.processWatermark1(Watermark.MAX_WATERMARK);
    return new ArrayList<>(gather.extractOutputValues());
  }
}
