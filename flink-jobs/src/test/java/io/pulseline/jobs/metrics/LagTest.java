package io.pulseline.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LagTest {
  private static final long A_MINUTE = Duration.ofMinutes(1).toNanos();

  private final AtomicLong nanos = new AtomicLong();
  private final Lag lag = new Lag(nanos::get);

  @Test
  void aQuantileIsRightWithinOnePerCent() {
    for (int millis = 1; millis <= 100_000; millis++) {
      lag.update(millis);
    }

    assertThat(lag.getCount()).isEqualTo(100_000);
    assertThat(lag.getStatistics().getQuantile(0.5)).isCloseTo(50_000, within(500.0));
    assertThat(lag.getStatistics().getQuantile(0.99)).isCloseTo(99_000, within(990.0));
  }

  @Test
  void statisticsForgetWhatIsTwoMinutesOldAndTheCountDoesNot() {
    lag.update(7);
    assertThat(lag.getStatistics().getMax()).isEqualTo(7);
    nanos.addAndGet(A_MINUTE);
    lag.update(3);
    assertThat(lag.getStatistics().getMax()).as("a minute later").isEqualTo(7);
    nanos.addAndGet(A_MINUTE);

    assertThat(lag.getStatistics().getMax()).as("two minutes later").isEqualTo(3);
    assertThat(lag.getCount()).isEqualTo(2);
  }

  @Test
  void aClockThatIsAheadIsNoLag() {
    lag.update(-5);

    assertThat(lag.getStatistics().getMin()).isZero();
    assertThat(lag.getStatistics().size()).isEqualTo(1);
  }

  @Test
  void anEventOfYearZeroCountsAsAHundredYearsOld() {
    lag.since(Long.MIN_VALUE / 2);

    assertThat(Duration.ofMillis(lag.getStatistics().getMax()).toDays())
        .isCloseTo(36_525, within(366L));
  }

  @Test
  void ofNothingAllIsZero() {
    assertThat(lag.getStatistics().getQuantile(0.99)).isZero();
    assertThat(lag.getStatistics().getMin()).isZero();
    assertThat(lag.getStatistics().getValues()).isEmpty();
  }
}
