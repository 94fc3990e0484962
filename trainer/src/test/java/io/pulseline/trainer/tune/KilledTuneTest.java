package io.pulseline.trainer.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.storage.S3Settings;
import io.pulseline.trainer.TestLake;
import io.pulseline.trainer.Training;
import io.pulseline.trainer.steps.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledTuneTest {
  private static final Dataset HEART = Datasets.load("heart-disease");
  private static final int TRIALS = 12;

  @TempDir Path folder;

  @Test
  void goesOnAfterKillToTheSameEnd() throws Exception {
    String lake = folder.resolve("lake").toString();
    new TestLake(HEART, folder.resolve("lake")).add("part-0.parquet", 0, 300);
    Path killed = folder.resolve("killed");
    Path calm = folder.resolve("calm");
    for (Path work : List.of(killed, calm)) {
      new Training(HEART, lake, S3Settings.of(null), work).prepare();
    }
    killAfter(3, killed);
    List<String> notes = new ArrayList<>();

    Tuned resumed = tune(killed, TRIALS, notes);

    assertThat(notes).singleElement().asString().startsWith("an earlier search goes on");
    assertThat(resumed).isEqualTo(tune(calm, TRIALS, new ArrayList<>()));
  }

  /** Lets a process search for longer than anybody waits, and kills it. */
  private static void killAfter(long scores, Path work) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledTuneTest.class.getName(),
                work.toString())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("said").toFile())
            .start();
    try {
      Path journal = work.resolve("tune/journal.jsonl");
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> !process.isAlive() || lines(journal) > scores);
      assertThat(process.isAlive()).as(Files.readString(work.resolve("said"))).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static long lines(Path file) throws Exception {
    return Files.exists(file) ? Files.readString(file).lines().count() : 0;
  }

  private static Tuned tune(Path work, int trials, List<String> notes) throws Exception {
    try (Workbench bench = new Workbench(HEART, new WorkFolder(work))) {
      return new Tune(Searches.quick(trials, new Goal("log_loss")), 1, notes::add).run(bench);
    }
  }

  /** What is killed. */
  public static void main(String[] args) throws Exception {
    tune(Path.of(args[0]), 100_000, new ArrayList<>());
  }
}
