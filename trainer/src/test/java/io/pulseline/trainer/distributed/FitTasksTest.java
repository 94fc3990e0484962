package io.pulseline.trainer.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.launch.FreePorts;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.storage.S3Settings;
import io.pulseline.trainer.TestLake;
import io.pulseline.trainer.Training;
import io.pulseline.trainer.boost.HyperparameterChoice;
import io.pulseline.trainer.steps.Evaluate;
import io.pulseline.trainer.steps.Fit;
import io.pulseline.trainer.steps.Workbench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks of a job as processes on one machine, with XGBoost's own tracker. */
class FitTasksTest {
  private static final Dataset HEART = Datasets.load("heart-disease");

  private static final HyperparameterChoice FIFTEEN_ROUNDS =
      new HyperparameterChoice(null, 15, null, null, null, null, null, null, null, null);

  @TempDir Path folder;

  private List<FitTask> tasks = List.of();

  @BeforeEach
  void prepare() throws Exception {
    new TestLake(HEART, folder.resolve("lake")).add("part-0.parquet", 0, 5_000);
    new Training(HEART, folder.resolve("lake").toString(), S3Settings.of(null), work()).prepare();
  }

  @AfterEach
  void stop() {
    tasks.forEach(FitTask::close);
  }

  @Test
  void learnTogetherWhatOneLearnsFromAllRows() throws Exception {
    start("--rounds", "15", "--json");
    for (FitTask task : tasks) {
      assertThat(task.exitCode()).as(task.output()).isZero();
    }

    assertThat(json(tasks.get(1))).isEqualTo(json(tasks.get(0)));
    double together = areaUnderCurve();
    try (Workbench bench = bench()) {
      new Fit(FIFTEEN_ROUNDS, 1).run(bench);
    }
    assertThat(together).isCloseTo(areaUnderCurve(), within(0.01));
  }

  @Test
  void allEndWithOneLineAndNothingWrittenWhenOneIsKilled() throws Exception {
    start("--rounds", "1000000", "--early-stopping", "0");
    await().atMost(Duration.ofMinutes(1)).until(() -> tasks.get(0).output().contains("log loss"));
    tasks.get(1).close();

    assertThat(tasks.get(0).exitCode()).isPositive();
    assertThat(tasks.get(0).output().lines().filter(line -> line.contains("rror")))
        .singleElement()
        .asString()
        .endsWith(
            "error: task 0 of 2 lost another worker; nothing was written. What that one said last"
                + " tells why; start all of them again");
    assertThat(work().resolve("fit.json")).doesNotExist();
    assertThat(work().resolve("model.onnx")).doesNotExist();
    assertThat(work().resolve("booster.ubj")).doesNotExist();
  }

  private void start(String... args) throws Exception {
    List<String> all =
        new ArrayList<>(List.of("--dataset", "heart-disease", "--work", work().toString()));
    all.addAll(List.of(args));
    tasks = FitTask.start(2, FreePorts.one(), folder, all);
  }

  private static JsonNode json(FitTask task) throws Exception {
    String result = task.output();
    return new ObjectMapper().readTree(result.substring(result.indexOf('{')));
  }

  private double areaUnderCurve() throws Exception {
    try (Workbench bench = bench()) {
      return new Evaluate().run(bench).metrics().auc();
    }
  }

  private Workbench bench() {
    return new Workbench(HEART, new WorkFolder(work()));
  }

  private Path work() {
    return folder.resolve("work");
  }
}
