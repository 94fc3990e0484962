package io.pulseline.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command lines refuse before the first step, and how they say so. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class OptionsTest {
  @TempDir Path folder;

  private HeartTraining train;

  @BeforeEach
  void begin() {
    train = new HeartTraining(folder);
  }

  @Test
  void saysOnOneLineWhatIsWrong() {
    Ran ran = train.run("train run", "--work", train.work());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err().lines().filter(line -> line.startsWith("error: there is no folder")))
        .hasSize(1);
  }

  @Test
  void showsTheHelpOfEveryStepWhateverElseItRequires() {
    for (String step : List.of("run", "prepare", "fit", "tune", "explain", "register")) {
      Ran ran = Ran.of("train", step, "--help");

      assertThat(ran.exitCode()).as(step).isZero();
      assertThat(ran.out()).contains("Usage: pulseline train " + step);
    }
    Ran ran = Ran.of("train", "explain");
    assertThat(ran.err()).isEqualTo("error: name the rows: one of --row, --input and --rows\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--metric nosuch",
        "--fail-at nosuch=1",
        "--warn-at rows=abc",
        "--test-share NaN",
        "--last 0s",
        "--lambda Infinity",
        "--subsample 1e-9",
        "--max-depth 31",
        "--threads -1"
      })
  void refusesWhatAnOptionCannotBeBeforeTheFirstStep(String option) {
    Ran ran = train.run("train run --work " + train.work() + " " + option);

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).doesNotContain("no Parquet files");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesABlankNameOfWhoAsks() {
    Ran ran = train.run("train run", "--work", train.work(), "--by", " ");

    assertThat(ran.err()).isEqualTo("error: --by is blank; say who asks for it\n");
  }

  @Test
  void refusesAFileForTheFolderOfTheSteps() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Ran ran = train.run("train run", "--work", file.toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo("error: --work " + file + " is not a folder; name another one\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "{\"eta\": \"fast\"}", "{\"eta\": 0.1, \"eta\": 0.2}"})
  void refusesHyperparametersThatAreNoneInWordsForPeople(String json) throws Exception {
    Path file = Files.writeString(folder.resolve("params.json"), json);
    Ran ran = train.run("train run", "--work", train.work(), "--params", file.toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err())
        .startsWith("error: " + file + " holds no hyperparameters: ")
        .doesNotContain("java.", "io.pulseline");
  }

  @Test
  void refusesSharesThatLeaveNothingToTrainOn() {
    Ran ran = train.run("train run", "--work", train.work(), "--test-share", "1.5");

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("--test-share");
  }
}
