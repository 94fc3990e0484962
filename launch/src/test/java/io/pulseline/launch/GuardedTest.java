package io.pulseline.launch;

import static io.pulseline.launch.Children.PATIENCE;
import static io.pulseline.launch.Children.child;
import static io.pulseline.launch.Children.portOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseline.contract.process.ReadyLine;
import io.pulseline.launch.programs.HangsAtTheEnd;
import io.pulseline.launch.programs.HasAChild;
import io.pulseline.launch.programs.Listens;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(classes = {Listens.class, HangsAtTheEnd.class})
  void endsWithinFiveSecondsOfAKilledParent(Class<?> program) {
    ChildProcess parent = parentOf(program);
    int port = portOf(parent.awaitReady(PATIENCE));

    parent.kill();

    await().atMost(Duration.ofSeconds(5)).until(() -> FreePorts.isFree(port));
  }

  @Test
  void endsWithAParentThatEndsInOrder() {
    ChildProcess parent = parentOf(Listens.class);
    int port = portOf(parent.awaitReady(PATIENCE));

    assertThat(parent.stop(PATIENCE)).isTrue();

    await().atMost(Duration.ofSeconds(5)).until(() -> FreePorts.isFree(port));
  }

  @Test
  void namesAMainClassThatIsNotThere() {
    ChildProcess child =
        child(Listens.class, folder.resolve("log")).mainClass("no.such.Main").start();

    assertThat(child.awaitExit(PATIENCE)).isEqualTo(2);
    assertThat(child.lastLines(1))
        .singleElement()
        .asString()
        .contains("no main class no.such.Main");
  }

  private ChildProcess parentOf(Class<?> program) {
    return child(HasAChild.class, folder.resolve("parent.log"))
        .classPath(Children.codeOf(ReadyLine.class)) // a parent reads what its child says
        .args(
            Children.testClasses().toString(),
            program.getName(),
            folder.resolve("grandchild.log").toString())
        .start();
  }
}
