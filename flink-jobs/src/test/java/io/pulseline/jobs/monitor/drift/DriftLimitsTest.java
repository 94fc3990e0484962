package io.pulseline.jobs.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import org.junit.jupiter.api.Test;

class DriftLimitsTest {
  private static final double NAN = Double.NaN;
  private static final DriftLimits LIMITS = new DriftLimits(0.2, 0.15, 0.001, 100, 3);

  @Test
  void alarmNeedsAnEffectAndSignificance() {
    assertThat(LIMITS.level(0.21, 0.0009, 0, 1)).isEqualTo(Level.ALARM);
    assertThat(LIMITS.level(0, 1, 0.16, 0.0009)).isEqualTo(Level.ALARM);
    assertThat(LIMITS.level(5, 0.002, 0.9, 0.002)).isEqualTo(Level.CALM);
    assertThat(LIMITS.level(0.05, 0, 0.05, 0)).isEqualTo(Level.CALM);
  }

  @Test
  void anEffectAndTheSignificanceOfTheOtherOneAreNotEnough() {
    assertThat(LIMITS.level(0.21, 0.5, 0.01, 0)).isEqualTo(Level.CALM);
  }

  @Test
  void betweenHalfALimitAndTheWholeIsUnrest() {
    assertThat(LIMITS.level(0.11, 0, 0, 1)).isEqualTo(Level.UNREST);
    assertThat(LIMITS.level(0.01, 1, 0.08, 0)).isEqualTo(Level.UNREST);
  }

  @Test
  void aDistanceThatIsNotMeasuredSaysNothing() {
    assertThat(LIMITS.level(0.01, 0, NAN, NAN)).isEqualTo(Level.CALM);
  }

  @Test
  void limitsAreAboveZero() {
    assertThatThrownBy(() -> new DriftLimits(0.2, 1.5, 0.001, 100, 3))
        .isInstanceOf(UserException.class)
        .hasMessage("--ks 1.5 must be above 0 and at most 1");
    assertThatThrownBy(() -> new DriftLimits(NAN, 0.15, 0.001, 100, 3))
        .hasMessage("--psi NaN must be above 0");
    assertThatThrownBy(() -> new DriftLimits(0.2, 0.15, 0.001, 0, 3))
        .hasMessage("--min-rows 0 must be above 0");
  }
}
