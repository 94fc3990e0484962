package io.pulseline.launch;

import static io.pulseline.launch.Children.PATIENCE;
import static io.pulseline.launch.Children.child;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.launch.programs.Listens;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DetachedTest {
  @TempDir Path folder;

  @Test
  void isReadyByItsOwnLineAndNotByThatOfAnEarlierRun() {
    Path log = folder.resolve("log");
    ChildProcess first = child(Listens.class, log).detached().start();
    String firstReady = first.awaitReady(PATIENCE);
    first.kill();

    try (ChildProcess second = child(Listens.class, log).detached().start()) {
      assertThat(second.awaitReady(PATIENCE)).startsWith("READY ").isNotEqualTo(firstReady);
    }
  }

  @Test
  void isFoundAndStoppedByItsReference() {
    ChildProcess child = child(Listens.class, folder.resolve("log")).detached().start();
    child.awaitReady(PATIENCE);
    ProcessRef ref =
        new ProcessRef(child.pid(), child.ref().startedMillis(), child.ref().startedTicks());

    assertThat(ref.isRunning()).isTrue();
    assertThat(ref.stop(PATIENCE)).isTrue();
    assertThat(ref.isRunning()).isFalse();
  }

  @Test
  void isNotTakenForALaterProcessWithTheSameId() {
    try (ChildProcess child = child(Listens.class, folder.resolve("log")).detached().start()) {
      child.awaitReady(PATIENCE);
      ProcessRef started = child.ref();
      ProcessRef earlier =
          new ProcessRef(child.pid(), started.startedMillis(), started.startedTicks() - 1_000);

      assertThat(earlier.isRunning()).isFalse();
      assertThat(earlier.stop(PATIENCE)).isTrue();
      assertThat(child.isRunning()).isTrue();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void isTheSameAfterTheClockWasSet() {
    ProcessRef self = ProcessRef.of(ProcessHandle.current());
    long anHourOff = self.startedMillis() - 3_600_000;

    assertThat(new ProcessRef(self.pid(), anHourOff, self.startedTicks()).isRunning()).isTrue();
  }

  @Test
  void isToldByTheClockWhereThereAreNoTicks() {
    ProcessRef self = ProcessRef.of(ProcessHandle.current());

    assertThat(new ProcessRef(self.pid(), self.startedMillis() - 1_000, 0).isRunning()).isTrue();
    assertThat(new ProcessRef(self.pid(), self.startedMillis() - 10_000, 0).isRunning()).isFalse();
  }

  @Test
  void ticksAreReadBehindAnyName() {
    String stat = "7 (a) b (c) S 1 7 7 0 -1 4194560 1 0 0 0 1 1 0 0 20 0 1 0 987654 1 1";

    assertThat(StartTicks.parse(stat)).hasValue(987654);
  }
}
