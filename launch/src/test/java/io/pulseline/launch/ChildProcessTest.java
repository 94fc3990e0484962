package io.pulseline.launch;

import static io.pulseline.launch.Children.PATIENCE;
import static io.pulseline.launch.Children.child;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.launch.programs.Fails;
import io.pulseline.launch.programs.HangsAtTheEnd;
import io.pulseline.launch.programs.Listens;
import io.pulseline.launch.programs.Talks;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void chooseLog() {
    log = folder.resolve("logs/child.log");
  }

  @Test
  void givesTheReadyLine() {
    try (ChildProcess child = child(Listens.class, log).start()) {
      assertThat(child.awaitReady(PATIENCE)).startsWith("READY listens 127.0.0.1:");
    }
  }

  @Test
  void failsAtOnceWithTheEndOfTheLogWhenTheChildEndsEarly() {
    try (ChildProcess child =
        child(Fails.class, log).env("WHAT_IS_WRONG", "the disk is full").start()) {
      assertThatThrownBy(() -> child.awaitReady(PATIENCE))
          .isInstanceOf(LaunchException.class)
          .hasMessageContaining("Fails: ended with exit code 3 before it was ready")
          .hasMessageContaining("error: the disk is full")
          .hasMessageContaining(log.toString());
    }
  }

  @Test
  void aPausedChildDoesNothingUntilItIsResumed() throws Exception {
    try (ChildProcess child = child(Listens.class, log).start()) {
      int port = Children.portOf(child.awaitReady(PATIENCE));
      child.pause();

      try (Socket asked = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(asked.isConnected()).isTrue();
        assertThat(child.onExit()).isNotCompleted();
        child.resume();
        assertThat(child.onExit()).succeedsWithin(PATIENCE).isEqualTo(0);
      }
    }
  }

  @Test
  void saysWhenTheChildIsNotReadyInTime() {
    try (ChildProcess child = child(Talks.class, log).args("100000000").start()) {
      assertThatThrownBy(() -> child.awaitReady(Duration.ofMillis(500)))
          .isInstanceOf(LaunchException.class)
          .hasMessageContaining("not ready after");
      child.kill();
    }
  }

  @Test
  void keepsEveryLineOfBothOutputs() throws Exception {
    int lines = 50_000;
    List<String> heard = new ArrayList<>();
    try (ChildProcess child =
        child(Talks.class, log).args(String.valueOf(lines)).onLine(heard::add).start()) {
      assertThat(child.awaitExit(PATIENCE)).isZero();
      assertThat(child.lastJson()).contains("{\"lines\":50000}");
    }
    List<String> logged = Files.readAllLines(log);
    assertThat(heard).hasSize(lines + 1);
    assertThat(logged.stream().filter(line -> line.matches("out \\d+"))).hasSize(lines);
    assertThat(logged.stream().filter(line -> line.matches("err \\d+"))).hasSize(lines);
  }

  @Test
  void reportsAListenerThatThrowsAndStillKeepsTheOutput() throws Exception {
    ChildProcess child =
        child(Talks.class, log)
            .args("1000")
            .onLine(
                line -> {
                  throw new IllegalStateException("broken listener");
                })
            .start();

    assertThatThrownBy(() -> child.awaitExit(PATIENCE))
        .isInstanceOf(LaunchException.class)
        .hasRootCauseMessage("broken listener");
    assertThat(Files.readAllLines(log)).contains("out 999", "err 999");
  }

  @Test
  void stopsAChildThatEndsWhenAsked() {
    ChildProcess child = child(Listens.class, log).start();
    child.awaitReady(PATIENCE);

    assertThat(child.stop(PATIENCE)).isTrue();
    assertThat(child.onExit().join()).isEqualTo(143);
  }

  @Test
  void killsAChildThatDoesNotEndWhenAsked() {
    ChildProcess child = child(HangsAtTheEnd.class, log).start();
    child.awaitReady(PATIENCE);

    assertThat(child.stop(Duration.ofMillis(500))).isFalse();
    assertThat(child.isRunning()).isFalse();
  }

  @Test
  void killLeavesNoTimeForAnything() {
    ChildProcess child = child(HangsAtTheEnd.class, log).start();
    child.awaitReady(PATIENCE);

    child.kill();

    assertThat(child.isRunning()).isFalse();
    assertThat(child.onExit().join()).isEqualTo(137);
  }

  @Test
  void asksForABuildWhenTheFolderOfJarsIsMissing() {
    assertThatThrownBy(() -> ChildProcess.named("kafka").libs(folder.resolve("nowhere")))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("kafka: no folder")
        .hasMessageContaining("mvn package");
  }
}
