package io.pulseline.jobs.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final Windows SLIDING = new Windows(Duration.ofMinutes(1), Duration.ofSeconds(20));

  @Test
  void anInstantIsInTheSliceThatBeginsWithIt() {
    assertThat(SLIDING.sliceEnd(0)).isEqualTo(20_000);
    assertThat(SLIDING.sliceEnd(19_999)).isEqualTo(20_000);
    assertThat(SLIDING.sliceEnd(20_000)).isEqualTo(40_000);
    assertThat(SLIDING.sliceEnd(-1)).isZero();
  }

  @Test
  void aSliceIsOverWhenItsLastInstantHasPassed() {
    assertThat(SLIDING.overAt(19_998)).isZero();
    assertThat(SLIDING.overAt(19_999)).isEqualTo(20_000);
    assertThat(SLIDING.overAt(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aSliceIsInAsManyWindowsAsAWindowHasSlices() {
    assertThat(SLIDING.lastWindowEnd(20_000)).isEqualTo(60_000);
    assertThat(SLIDING.firstSliceEnd(60_000)).isEqualTo(20_000);
  }

  @Test
  void aWindowIsMadeOfWholeSlices() {
    assertRefused(60_000, 25_000, "--window of 60000 ms is no multiple of --slide of 25000 ms");
    assertRefused(20_000, 60_000, "--window of 20000 ms is no multiple of --slide of 60000 ms");
    assertRefused(0, 0, "--slide must be at least 1s");
  }

  private static void assertRefused(long length, long slide, String words) {
    assertThatThrownBy(() -> new Windows(Duration.ofMillis(length), Duration.ofMillis(slide)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(words);
  }
}
