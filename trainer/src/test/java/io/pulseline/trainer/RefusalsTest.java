package io.pulseline.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.file.ProcessLock;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.storage.S3Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class RefusalsTest {
  private static final Dataset HEART = Datasets.load("heart-disease");

  @TempDir Path folder;

  @Test
  void refusesALakeThatIsNotThere() {
    assertThatThrownBy(training("work")::run)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is no folder " + lake());
  }

  @Test
  void refusesALakeWithoutFiles() throws Exception {
    Files.createDirectory(lake());

    assertThatThrownBy(training("work")::run)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no Parquet files in " + lake().resolve("raw/heart-disease"));
  }

  @Test
  void refusesALakeWithoutRows() throws Exception {
    testLake().add("part-0.parquet", 0, 0);

    assertThatThrownBy(training("work")::run)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("none of the 0 rows");
  }

  @Test
  void refusesATargetOfOneValueAndTellsAllThatIsWrong() throws Exception {
    testLake().add("part-0.parquet", 0, 20, "1::BIGINT");

    assertThatThrownBy(training("work")::run)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("rows are 20, at least 50 needed")
        .hasMessageContaining(
            "target 'target' has 0 classes of 10 training and 5 held-out rows or more, two"
                + " needed");
  }

  @Test
  void refusesValuesOutsideOfTheDescriptor() throws Exception {
    testLake().add("part-0.parquet", 0, 200).add("part-1.parquet", 200, 205, "9::BIGINT");

    assertThatThrownBy(training("work")::run)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("target 'target' is none of its categories in 5 rows");
  }

  @Test
  void refusesAStepBeforeTheOneItBuildsOn() {
    assertThatThrownBy(training("work")::register)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("run 'train prepare' first");
  }

  @Test
  void refusesToMixDescriptorsInOneWorkFolder() throws Exception {
    testLake().add("part-0.parquet", 0, 200);
    training("work").fit();
    Training other =
        new Training(
            Orchard.dataset(), lake().toString(), S3Settings.of(null), folder.resolve("work"));

    assertThatThrownBy(other::register)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("another descriptor than that of 'orchard'");
  }

  @Test
  void refusesAGraphThatIsNotTheModel() throws Exception {
    testLake().add("part-0.parquet", 0, 400);
    training("right").fit();
    new TestLake(HEART, folder.resolve("other")).add("part-0.parquet", 500, 900);
    new Training(
            HEART, folder.resolve("other").toString(), S3Settings.of(null), folder.resolve("wrong"))
        .fit();
    Files.copy(
        folder.resolve("wrong/model.onnx"),
        folder.resolve("right/model.onnx"),
        StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(training("right")::register)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is not the model that was evaluated")
        .hasMessageContaining("of 10080 rows");
    assertThat(lake().resolve("models")).doesNotExist();
  }

  @Test
  void refusesAGraphThatIsNoGraph() throws Exception {
    testLake().add("part-0.parquet", 0, 400);
    training("work").fit();
    Files.writeString(folder.resolve("work/model.onnx"), "no graph");

    assertThatThrownBy(training("work")::register)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is not an ONNX model");
  }

  @Test
  @ResourceLock(Resources.SYSTEM_OUT)
  @ResourceLock(Resources.SYSTEM_ERR)
  void refusesAWorkFolderInWhichAnotherTrainingWorks() throws Exception {
    testLake().add("part-0.parquet", 0, 200);
    Path work = folder.resolve("work");
    ProcessLock other = ProcessLock.tryTake(new WorkFolder(work).lock()).orElseThrow();
    try {
      Ran ran =
          Ran.of(
              "train",
              "run",
              "--dataset",
              HEART.name(),
              "--lake",
              lake() + "",
              "--work",
              work + "");

      assertThat(ran.exitCode()).isEqualTo(2);
      assertThat(ran.err())
          .contains("another training works in " + work + "; wait for it, or name another folder");
    } finally {
      other.close();
    }
    assertThat(lake().resolve("models")).doesNotExist();
  }

  @Test
  void namesAnEarlierStepsFileThatIsDamaged() throws Exception {
    testLake().add("part-0.parquet", 0, 200);
    training("work").fit();
    Path damaged = folder.resolve("work/fit.json");
    Files.writeString(damaged, "{");

    assertThatThrownBy(training("work")::register)
        .isInstanceOf(UserException.class)
        .hasMessageContaining(damaged + " is damaged")
        .hasMessageContaining("run 'train fit' again");
  }

  private Path lake() {
    return folder.resolve("lake");
  }

  private TestLake testLake() {
    return new TestLake(HEART, lake());
  }

  private Training training(String work) {
    return new Training(HEART, lake().toString(), S3Settings.of(null), folder.resolve(work));
  }
}
