package io.pulseline.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KfpStepTest {
  @TempDir private Path folder;
  private Path answer;

  @BeforeEach
  void nameTheAnswer() {
    answer = folder.resolve("kfp/output_metadata.json");
  }

  @Test
  void declaredParametersAreTheFieldsOfTheResult() throws IOException {
    int exitCode = step("echo text; echo '{\"version\":\"v_1\",\"rows\":7}'", "version");

    assertThat(exitCode).isZero();
    assertThat(answered().at("/parameterValues")).hasToString("{\"version\":\"v_1\"}");
  }

  @Test
  void theStepIsAskedForJson() throws IOException {
    step("echo \"{\\\"version\\\":\\\"$*\\\"}\"", "version");

    assertThat(answered().at("/parameterValues/version").textValue()).isEqualTo("do it --json");
  }

  @Test
  void aFailedStepFailsWithItsOwnCodeAndWithoutAnAnswer() throws IOException {
    int exitCode = step("exit 3", "version");

    assertThat(exitCode).isEqualTo(3);
    assertThat(answer).doesNotExist();
  }

  @Test
  void anOutputThatTheStepDoesNotHaveIsAnError() throws IOException {
    int exitCode = step("echo '{\"rows\":7}'", "version");

    assertThat(exitCode).isEqualTo(2);
    assertThat(answer).doesNotExist();
  }

  @Test
  void aStepWithoutAResultIsAnError() throws IOException {
    assertThat(step("echo done", "version")).isEqualTo(2);
  }

  @Test
  void aPlaceholderThatNobodyFilledInIsAnError() {
    assertThat(Cli.run(new KfpStep(), "--executor-input={{$}}", "--", "do")).isEqualTo(2);
  }

  @Test
  void aStepFindsTheFilesOfArtifactsInItsWorkFolder() throws IOException {
    Path artifact = Files.createDirectories(folder.resolve("prepared"));
    Files.writeString(artifact.resolve("prepare.json"), "rows\n");
    Path work = folder.resolve("work");

    int exitCode =
        step(
            "cat " + work + "/prepare.json; echo \"{\\\"version\\\":\\\"$*\\\"}\"",
            "version",
            "--work=" + work,
            "--take=" + artifact);

    assertThat(exitCode).isZero();
    assertThat(answered().at("/parameterValues/version").textValue())
        .isEqualTo("do it --work=" + work + " --json");
  }

  @Test
  void whatAStepLeavesInItsWorkFolderBecomesArtifacts() throws IOException {
    Path work = folder.resolve("work");
    Path model = folder.resolve("out/model");
    Path page = folder.resolve("out/page");

    step(
        "cd " + work + "; echo 1 >a; echo 2 >b; echo 3 >c; echo '{\"version\":\"v_1\"}'",
        "version",
        "--work=" + work,
        "--folder=a,b=" + model,
        "--file=c=" + page);

    assertThat(model.resolve("a")).hasContent("1");
    assertThat(model.resolve("b")).hasContent("2");
    assertThat(page).hasContent("3");
  }

  @Test
  void anArtifactThatTheStepDoesNotLeaveIsAnError() throws IOException {
    Path work = folder.resolve("work");

    int exitCode =
        step("echo '{\"version\":\"v_1\"}'", "version", "--work=" + work, "--file=c=" + answer);

    assertThat(exitCode).isEqualTo(2);
    assertThat(answer).doesNotExist();
  }

  @Test
  void artifactsNeedAWorkFolder() throws IOException {
    assertThat(step("exit 0", "version", "--take=" + folder)).isEqualTo(2);
  }

  private int step(String script, String parameter, String... options) throws IOException {
    Path launcher = Files.writeString(folder.resolve("step"), "#!/bin/sh\n" + script + "\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    String input =
        String.format(
            "{\"outputs\":{\"parameters\":{\"%s\":{}},\"outputFile\":\"%s\"}}", parameter, answer);
    return Cli.run(
        new KfpStep(),
        Stream.of(
                Stream.of("--executor-input=" + input, "--launcher=" + launcher),
                Stream.of(options),
                Stream.of("--", "do", "it"))
            .flatMap(arguments -> arguments)
            .toArray(String[]::new));
  }

  private JsonNode answered() throws IOException {
    return new ObjectMapper().readTree(answer.toFile());
  }
}
