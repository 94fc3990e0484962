package io.pulseline.trainer.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.launch.FreePorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Workers that are threads of this process, with XGBoost's own tracker and sockets. */
class TaskGroupTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofSeconds(1);

  private final int port = FreePorts.one();
  private final ExecutorService executor = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void addsUpLongsOfAnySizeExactly() throws Exception {
    long[] numbers = {0, 1, 65_535, -1, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE};

    List<Future<long[]>> sums = new ArrayList<>();
    for (int task = 0; task < 3; task++) {
      Workers workers = group(task, 3, LONG);
      sums.add(executor.submit(() -> workers.together(all -> all.sum(numbers))));
    }

    for (Future<long[]> sum : sums) {
      assertThat(sum.get())
          .containsExactly(0, 3, 196_605, -3, 3L << 40, Long.MAX_VALUE - 2, Long.MIN_VALUE);
    }
  }

  @Test
  void tellsWhereItWaitedInVainForTheOthers() {
    assertThatThrownBy(() -> group(1, 2, SHORT).together(all -> 0))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(
            "task 1 of 2 waited 1 s to meet 2 workers at 127.0.0.1:" + port + " (")
        .hasMessageEndingWith("Connection refused); nothing was written");
  }

  @Test
  void givesUpAWorkerThatIsSilent() throws Exception {
    CountDownLatch silence = new CountDownLatch(1);
    Workers silent = group(1, 2, LONG);
    Future<Integer> never =
        executor.submit(
            () ->
                silent.together(
                    all -> {
                      await(silence);
                      return 0;
                    }));

    assertThatThrownBy(() -> group(0, 2, SHORT).together(all -> all.total(1)))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "task 0 of 2 waited 1 s to hear from the other workers: one hangs, or its machine is"
                + " out of reach; nothing was written");
    assertThat(never.isDone()).isFalse();
    silence.countDown();
  }

  private Workers group(int task, int workers, Duration patience) {
    return new TaskGroup(new TaskAssignment("127.0.0.1", port, workers, task), patience);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
