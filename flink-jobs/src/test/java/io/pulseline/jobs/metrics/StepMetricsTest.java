package io.pulseline.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class StepMetricsTest {
  private static final int THREADS = 4;
  private static final int EACH = 5_000_000;

  private final StepMetrics metrics = StepMetrics.of(new UnregisteredMetricsGroup());

  @Test
  void aMetricIsRegisteredAsWhatTheListSays() {
    assertThatThrownBy(() -> metrics.counter(JobMetric.HELD_BACK))
        .hasMessage("held_back is a gauge, with no label");
    assertThatThrownBy(() -> metrics.counter(JobMetric.REJECTED))
        .hasMessage("rejected is a counter, with label reason");
    assertThatThrownBy(() -> metrics.counter(JobMetric.ACCEPTED, "any"))
        .hasMessage("accepted is a counter, with no label");
  }

  @Test
  void aSharedCounterCountsForSeveralThreadsAtATime() throws InterruptedException {
    Counter indexed = metrics.sharedCounter(JobMetric.INDEXED);
    var threads =
        Stream.generate(
                () -> new Thread(() -> IntStream.range(0, EACH).forEach(i -> indexed.inc())))
            .limit(THREADS)
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(indexed.getCount()).isEqualTo(THREADS * EACH);
  }
}
