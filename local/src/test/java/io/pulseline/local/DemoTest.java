package io.pulseline.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
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
  private static final int SECONDS = 240;
  private static final int RECORDS = 2_000;
  private static final int LOG_LINES = 60;

  @TempDir static Path temporary;

  /** What the first run left in the data folder. */
  private static int first;

  @Test
  @Order(1)
  void balancesAfterAKillInMidStreamAndLeavesNothingRunning() throws Exception {
    JsonNode report = run("demo", "--exit", "--seconds", "6");

    assertThat(report.path("produced").asInt()).isGreaterThan(RECORDS);
    assertBalanced(report);
    assertThat(report.path("dead_lettered").asInt()).isPositive();
    assertThat(report.path("kills").asInt()).isEqualTo(1);
    assertThat(report.at("/metrics/accuracy").asDouble()).isBetween(0.5, 1.0);
    assertThat(report.at("/prediction/outputs").size()).isPositive();
    assertThat(report.at("/live/accuracy").asDouble()).isBetween(0.5, 1.0);
    assertThat(report.at("/live/drifting").asText()).isEqualTo(report.at("/live/moved").asText());
    first = report.path("produced").asInt();
    assertNothingRuns();
  }

  @Test
  @Order(2)
  void goesOnUnderFireOnTheSameDataFolder() throws Exception {
    // By this seed Kafka, Elasticsearch and S3 are killed, one after the other
    JsonNode report = run("verify", "--chaos", "--rounds", "1", "--outage", "2s", "--seed", "58");

    assertThat(report.path("produced").asInt()).isEqualTo(first + RECORDS);
    assertBalanced(report);
    assertThat(report.path("kills").asInt()).isEqualTo(3);
    assertThat(report.path("good").asBoolean()).isTrue();
    assertNothingRuns();
  }

  private static JsonNode run(String... command) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--json", "--records", "" + RECORDS, "--data", data()));
    try (DemoRun run = DemoRun.start(temporary, arguments.toArray(String[]::new))) {
      int exitCode = run.await(SECONDS);
      assertThat(exitCode).as(run.said() + lastOfTheJobs()).isZero();
      return run.lastLine();
    }
  }

  /** Why the jobs did what they did: the folder is gone when somebody asks. */
  private static String lastOfTheJobs() throws IOException {
    List<String> log = Files.readAllLines(Path.of(data(), "logs", "ingest.log"));
    return "\n" + String.join("\n", log.subList(Math.max(0, log.size() - LOG_LINES), log.size()));
  }

  private static void assertBalanced(JsonNode report) {
    int accepted = report.path("accepted").asInt();
    assertThat(accepted + report.path("dead_lettered").asInt())
        .isEqualTo(report.path("produced").asInt());
    assertThat(report.path("parquet_rows").asInt()).isEqualTo(accepted);
    assertThat(report.path("parquet_distinct").asInt()).isEqualTo(accepted);
    assertThat(report.path("index_documents").asInt()).isEqualTo(accepted);
    assertThat(report.path("predictions").asInt()).isEqualTo(accepted);
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
