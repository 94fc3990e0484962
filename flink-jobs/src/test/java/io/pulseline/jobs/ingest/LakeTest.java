package io.pulseline.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.launch.ChildBuilder;
import io.pulseline.launch.ChildProcess;
import io.pulseline.launch.JvmFlags;
import java.io.File;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LakeTest {
  private static final int HOURS = 1_000;
  private static final int ROWS = 3 * HOURS;

  @TempDir private Path work;

  @Test
  void rowsOfAThousandHoursWithinOneCheckpointFitIntoASmallHeap() throws Exception {
    String lake = work.resolve("lake").toString();
    try (ChildProcess job = scatteredHours(lake).start()) {
      assertThat(job.awaitExit(Duration.ofMinutes(3)))
          .as(() -> String.join("\n", job.lastLines(5)))
          .isZero();
    }

    String files = new LakeLayout(lake).raw(Ingest.dataset()) + "/*/*/part-*.parquet";
    try (var duck = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duck.createStatement();
        var result =
            statement.executeQuery(
                "select count(*), count(distinct record_id), count(distinct date || hour)"
                    + " from read_parquet('"
                    + files
                    + "', hive_partitioning = true)")) {
      result.next();
      assertThat(result.getLong(1)).as("rows").isEqualTo(ROWS);
      assertThat(result.getLong(2)).as("distinct rows").isEqualTo(ROWS);
      assertThat(result.getLong(3)).as("hours").isEqualTo(HOURS);
    }
  }

  @ParameterizedTest
  @CsvSource({"800, 1, 10, 10", "800, 2, 10, 5", "800, 2, 40, 2", "8, 1, 10, 2"})
  void openFilesTakeAtMostAnEighthOfTheHeapOrAreTwo(
      long heap, int subtasks, long bytesOfAFile, int files) {
    assertThat(LakeWriter.Bounds.of(heap, subtasks, bytesOfAFile).files()).isEqualTo(files);
  }

  private ChildBuilder scatteredHours(String lake) {
    var child =
        ChildProcess.named("scattered hours")
            .mainClass(ScatteredHours.class.getName())
            .heap("160m")
            .jvmFlags(JvmFlags.QUICK_START)
            .jvmFlags("@" + System.getProperty("pulseline.jvm.options"))
            .log(work.resolve("log"))
            .args(lake, String.valueOf(HOURS), String.valueOf(ROWS));
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .forEach(child::classPath);
    return child;
  }
}
