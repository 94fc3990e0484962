package io.pulseline.launch;

import static io.pulseline.launch.Children.PATIENCE;
import static io.pulseline.launch.Children.child;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.launch.programs.Listens;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
    ProcessRef ref = new ProcessRef(child.ref().pid(), child.ref().startedMillis());

    assertThat(ref.isRunning()).isTrue();
    assertThat(ref.stop(PATIENCE)).isTrue();
    assertThat(ref.isRunning()).isFalse();
  }

  @Test
  void isNotTakenForALaterProcessWithTheSameId() {
    try (ChildProcess child = child(Listens.class, folder.resolve("log")).detached().start()) {
      child.awaitReady(PATIENCE);
      ProcessRef earlier = new ProcessRef(child.pid(), child.ref().startedMillis() - 10_000);

      assertThat(earlier.isRunning()).isFalse();
      assertThat(earlier.stop(PATIENCE)).isTrue();
      assertThat(child.isRunning()).isTrue();
    }
  }
}
