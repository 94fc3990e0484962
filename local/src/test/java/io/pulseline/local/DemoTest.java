package io.pulseline.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The built command from a record to a prediction, on real servers; the two runs are one story. */
@TestMethodOrder(OrderAnnotation.class)
class DemoTest {
  private static final int SECONDS = 150;
  private static final int RECORDS = 2_000;

  @TempDir static Path temporary;

  @Test
  @Order(1)
  void balancesAfterAKillInMidStreamAndLeavesNothingRunning() throws Exception {
    JsonNode report = demo("--seconds", "6");

    assertThat(report.path("produced").asInt()).isEqualTo(RECORDS);
    assertBalanced(report);
    assertThat(report.path("dead_lettered").asInt()).isPositive();
    assertThat(report.path("kills").asInt()).isEqualTo(1);
    assertThat(report.at("/metrics/accuracy").asDouble()).isBetween(0.5, 1.0);
    assertThat(report.at("/prediction/outputs").size()).isPositive();
    assertNothingRuns();
  }

  @Test
  @Order(2)
  void goesOnCleanlyOnTheSameDataFolder() throws Exception {
    JsonNode report = demo("--no-chaos", "--seconds", "2");

    assertThat(report.path("produced").asInt()).isEqualTo(2 * RECORDS);
    assertBalanced(report);
    assertThat(report.path("kills").asInt()).isZero();
    assertNothingRuns();
  }

  private static JsonNode demo(String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("demo", "--exit", "--json", "--records", "" + RECORDS, "--data", data()));
    arguments.addAll(List.of(more));
    try (DemoRun run = DemoRun.start(temporary, arguments.toArray(String[]::new))) {
      assertThat(run.await(SECONDS)).as(run.said()).isZero();
      return run.lastLine();
    }
  }

  private static void assertBalanced(JsonNode report) {
    int accepted = report.path("accepted").asInt();
    assertThat(accepted + report.path("dead_lettered").asInt())
        .isEqualTo(report.path("produced").asInt());
    assertThat(report.path("parquet_rows").asInt()).isEqualTo(accepted);
    assertThat(report.path("parquet_distinct").asInt()).isEqualTo(accepted);
    assertThat(report.path("index_documents").asInt()).isEqualTo(accepted);
    assertThat(report.path("lost").asInt()).isZero();
    assertThat(report.path("duplicated").asInt()).isZero();
  }

  /** Every part has the data folder in its command line, or in that of its parent. */
  private static void assertNothingRuns() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(
                        ProcessHandle.allProcesses()
                            .flatMap(process -> process.info().commandLine().stream())
                            .filter(line -> line.contains(data())))
                    .isEmpty());
  }

  private static String data() {
    return temporary.resolve("data with spaces").toString();
  }
}
