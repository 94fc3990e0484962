package io.pulseline.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LagToCommitTest {
  private final Lag lag = new Lag(System::nanoTime);
  private final LagToCommit commits = new LagToCommit(lag);

  @Test
  void nothingIsToldBeforeTheCheckpointThatCoversItIsComplete() {
    commits.sent(now());
    assertThat(lag.getCount()).isZero();
    commits.barrier(1);
    commits.sent(now());
    assertThat(lag.getCount()).isZero();
    commits.complete(1);

    assertThat(lag.getCount()).isEqualTo(1);
  }

  @Test
  void whatAnAbortedCheckpointCoveredIsToldByTheNext() {
    commits.sent(now());
    commits.barrier(1);
    commits.sent(now());
    commits.barrier(2);
    commits.complete(2);

    assertThat(lag.getCount()).isEqualTo(2);
  }

  @Test
  void anOlderCheckpointSaysNothingOfWhatCameAfterItsBarrier() {
    commits.barrier(1);
    commits.sent(now());
    commits.barrier(2);
    commits.complete(1);

    assertThat(lag.getCount()).isZero();
  }

  @Test
  void ofManyASampleIsToldThatLooksLikeAllOfThem() {
    long now = now();
    LongStream.range(0, 100_000).forEach(age -> commits.sent(now - age));
    commits.barrier(1);
    commits.complete(1);

    assertThat(lag.getCount()).isEqualTo(EventTimes.SIZE);
    assertThat(lag.getStatistics().getQuantile(0.5)).isCloseTo(50_000, within(10_000.0));
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
