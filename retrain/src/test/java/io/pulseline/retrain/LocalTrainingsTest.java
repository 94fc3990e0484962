package io.pulseline.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTrainingsTest {
  @TempDir private Path folder;

  @Test
  void aCommandThatEndsWellHasSucceeded() throws IOException {
    assertThat(ended("echo \"$*\" >" + folder + "/args")).isEqualTo(Trainings.State.SUCCEEDED);
    assertThat(folder.resolve("args")).hasContent("train run");
  }

  @Test
  void aCommandThatEndsWithACodeHasFailed() throws IOException {
    assertThat(ended("exit 3")).isEqualTo(Trainings.State.FAILED);
  }

  @Test
  void aCommandThatRunsIsEndedWithThisProcess() throws IOException {
    LocalTrainings trainings = trainings("exec sleep 600");
    String id = trainings.start("name", List.of("chol"));
    assertThat(trainings.state(id)).isEqualTo(Trainings.State.RUNNING);

    trainings.stop();

    assertThat(trainings.state(id)).isEqualTo(Trainings.State.FAILED);
  }

  @Test
  void aLauncherThatIsNotThereIsNamed() {
    LocalTrainings trainings =
        new LocalTrainings(folder.resolve("none").toString(), List.of("train", "run"));

    assertThatThrownBy(() -> trainings.start("name", List.of("chol")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--launcher");
  }

  private Trainings.State ended(String script) throws IOException {
    LocalTrainings trainings = trainings(script);
    String id = trainings.start("name", List.of("chol"));
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> trainings.state(id), state -> state != Trainings.State.RUNNING);
  }

  private LocalTrainings trainings(String script) throws IOException {
    Path launcher = Files.writeString(folder.resolve("launcher"), "#!/bin/sh\n" + script + "\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    return new LocalTrainings(launcher.toString(), List.of("train", "run"));
  }
}
