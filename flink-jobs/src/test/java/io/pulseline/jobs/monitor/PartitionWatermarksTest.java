package io.pulseline.jobs.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.envelope.Envelope;
import io.pulseline.jobs.records.Origins;
import io.pulseline.jobs.records.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class PartitionWatermarksTest {
  private static final long NOW = 100_000;

  private final List<String> emitted = new ArrayList<>();
  private final WatermarkOutput output =
      new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark mark) {
          emitted.add(Long.toString(mark.getTimestamp()));
        }

        @Override
        public void markIdle() {
          emitted.add("idle");
        }

        @Override
        public void markActive() {
          emitted.add("active");
        }
      };
  private long seconds;
  private final PartitionWatermarks watermarks =
      new PartitionWatermarks(
          Duration.ofMillis(500),
          Duration.ofSeconds(10),
          () -> Duration.ofSeconds(seconds).toNanos());

  @Test
  void areThoseOfTheSlowestPartitionLessTheDisorder() {
    seconds = 11;
    event(0, 90_000);
    event(1, 7_000);
    event(1, 6_000);
    assertThat(emit()).containsExactly("6499");
  }

  @Test
  void areNotYetThereWhileAPartitionMayStillBeSilentFromTheStart() {
    event(0, 90_000);
    assertThat(emit()).isEmpty();
    seconds = 9;
    event(1, 7_000);
    assertThat(emit()).isEmpty();
    seconds = 10;
    assertThat(emit()).containsExactly("6499");
  }

  @Test
  void doNotWaitForASilentPartition() {
    event(1, 7_000);
    seconds = 11;
    event(0, 90_000);
    assertThat(emit()).containsExactly("89499");
  }

  @Test
  void areIdleWhenAllPartitionsAre() {
    event(0, 90_000);
    seconds = 20;
    assertThat(emit()).containsExactly("idle");
  }

  @Test
  void areNotMovedByARefusedRecord() {
    seconds = 11;
    event(0, 7_000);
    Received refused =
        Received.raw(Origins.at(1, 0), null, null).refused("NO_VALUE", "a tombstone");
    watermarks.onEvent(refused, 99_000, output);
    assertThat(emit()).containsExactly("6499");
  }

  @Test
  void areNotMovedByARecordThatIsAheadOfTheClock() {
    seconds = 11;
    event(0, 7_000);
    event(0, NOW + 60_001);
    assertThat(emit()).containsExactly("6499");
  }

  private void event(int partition, long millis) {
    var envelope = new Envelope(1, 1, millis, new double[0], new String[0]);
    watermarks.onEvent(
        new Received(Origins.at(partition, 0), null, null, NOW, 0, envelope, null, null),
        0,
        output);
  }

  private List<String> emit() {
    watermarks.onPeriodicEmit(output);
    return emitted;
  }
}
