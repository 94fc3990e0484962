package io.pulseline.jobs.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class DriftStateTest {
  private static final DriftLimits LIMITS = new DriftLimits(0.2, 0.15, 0.001, 100, 3);

  @Test
  void isRaisedByOneWindow() {
    assertThat(after(Level.CALM, Level.ALARM)).isEqualTo(new DriftState(true, 1, 0));
  }

  @Test
  void isNotRaisedByUnrest() {
    assertThat(after(Level.UNREST, Level.UNREST)).isEqualTo(DriftState.STEADY);
  }

  @Test
  void endsWithThreeCalmWindowsInARow() {
    assertThat(after(Level.ALARM, Level.CALM, Level.CALM).drifting()).isTrue();
    assertThat(after(Level.ALARM, Level.CALM, Level.CALM, Level.CALM)).isEqualTo(DriftState.STEADY);
  }

  @Test
  void goesOnWhenTheCalmIsBroken() {
    assertThat(after(Level.ALARM, Level.CALM, Level.CALM, Level.UNREST, Level.CALM, Level.CALM))
        .isEqualTo(new DriftState(true, 0, 2));
  }

  @Test
  void isAsItWasAfterAWindowThatSaysNothing() {
    assertThat(after(Level.ALARM, Level.CALM, Level.TOO_FEW, Level.CALM, Level.NO_BASELINE))
        .isEqualTo(new DriftState(true, 0, 2));
    assertThat(after(Level.TOO_FEW)).isEqualTo(DriftState.STEADY);
  }

  @Test
  void travelsWithoutKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(DriftState.class);
  }

  private static DriftState after(Level... levels) {
    DriftState state = DriftState.STEADY;
    for (int window = 0; window < levels.length; window++) {
      state = state.after(levels[window], window, LIMITS);
    }
    return state;
  }
}
