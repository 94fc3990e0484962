package io.pulseline.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class IndexCountersTest {
  private static final int THREADS = 4;
  private static final int EACH = 5_000_000;

  @Test
  void countForSeveralThreadsAtATime() throws InterruptedException {
    IndexCounters counters = IndexCounters.in(new UnregisteredMetricsGroup());
    Runnable client =
        () ->
            IntStream.range(0, EACH)
                .forEach(
                    i -> {
                      counters.indexed().inc();
                      counters.refused().inc();
                      counters.retries().inc();
                    });
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      threads[i] = new Thread(client);
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(counters.indexed().getCount()).isEqualTo(THREADS * EACH);
    assertThat(counters.refused().getCount()).isEqualTo(THREADS * EACH);
    assertThat(counters.retries().getCount()).isEqualTo(THREADS * EACH);
  }
}
