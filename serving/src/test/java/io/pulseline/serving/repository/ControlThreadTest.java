package io.pulseline.serving.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pulseline.contract.UserException;
import io.pulseline.serving.plane.ServingException;
import io.pulseline.serving.plane.ServingException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of what clients ask of a repository. */
class ControlThreadTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

  private final ControlThread thread = new ControlThread(true);

  @AfterEach
  void end() throws InterruptedException {
    thread.end();
  }

  private static void assertKind(CompletableFuture<Void> failed, Kind kind, String message) {
    assertThat(failed)
        .failsWithin(PATIENCE)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(ServingException.class)
        .satisfies(
            e -> {
              assertThat(((ServingException) e.getCause()).kind()).isEqualTo(kind);
              assertThat(e.getCause()).hasMessage(message);
            });
  }

  @Test
  void isDoneWhenWhatItBeganIs() {
    CompletableFuture<Void> drained = new CompletableFuture<>();
    CompletableFuture<Void> asked = thread.run(() -> drained);
    assertThat(thread.run(() -> DONE)).succeedsWithin(PATIENCE);

    assertThat(asked).isNotDone();
    drained.complete(null);
    assertThat(asked).succeedsWithin(PATIENCE);
  }

  @Test
  void saysWhetherAPackageIsWrongOrOutOfReach() {
    assertKind(
        thread.run(
            () -> {
              throw new UserException("damaged");
            }),
        Kind.INVALID,
        "damaged");
    assertKind(
        thread.run(
            () -> {
              throw new IOException("no route");
            }),
        Kind.UNAVAILABLE,
        "no route");
  }

  @Test
  void takesNoMoreThanMayWait() {
    CountDownLatch until = new CountDownLatch(1);
    List<CompletableFuture<Void>> asked = new ArrayList<>();
    assertThatExceptionOfType(ServingException.class)
        .isThrownBy(
            () -> {
              for (int i = 0; i < 100; i++) {
                asked.add(
                    thread.run(
                        () -> {
                          await(until);
                          return DONE;
                        }));
              }
            })
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
        .withMessage("other models are being loaded, try again");
    until.countDown();

    assertThat(asked).hasSizeBetween(16, 17);
    for (CompletableFuture<Void> each : asked) {
      assertThat(each).succeedsWithin(PATIENCE);
    }
  }

  private static void await(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void takesNothingOnceItHasEnded() throws Exception {
    thread.end();

    assertThatExceptionOfType(ServingException.class)
        .isThrownBy(() -> thread.run(() -> DONE))
        .withMessage("the server is stopping");
  }
}
