package io.pulseline.jobs.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

  @ParameterizedTest
  @CsvSource({"0, 200", "1, 400", "3, 1600", "6, 10000", "1000000, 10000"})
  void doublesUpToTheLongestPauseAndTakesOffAtMostAHalf(int attempt, long fullMillis) {
    assertThat(backoff.pause(attempt).toMillis()).isBetween(fullMillis / 2, fullMillis);
  }
}
