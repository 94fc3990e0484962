package io.pulseline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The stack that is kept running, on real servers; the three tests are one story. */
@TestMethodOrder(OrderAnnotation.class)
class UpTest {
  private static final int SECONDS = 120;

  @TempDir static Path temporary;

  private static String say(int exitCode, String... command) throws Exception {
    String data = temporary.resolve("data").toString();
    String[] arguments =
        Stream.concat(Stream.of(command), Stream.of("--data", data)).toArray(String[]::new);
    try (DemoRun run = DemoRun.start(temporary, arguments)) {
      assertThat(run.await(SECONDS)).as(run.said()).isEqualTo(exitCode);
      return run.said();
    }
  }

  @AfterAll
  static void down() throws Exception {
    DemoRun.start(temporary, "down", "--data", temporary.resolve("data").toString()).await(SECONDS);
  }

  /** What Prometheus finds where the status says. */
  private static String metricsAt(String status) throws IOException {
    String address =
        status.lines().filter(line -> line.contains(" metrics http")).findFirst().orElseThrow();
    URL url = new URL(address.substring(address.indexOf("http")));
    try (InputStream page = url.openStream()) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  @Order(1)
  void runsInTheBackgroundUntilItIsTakenDownAndServesOnceThereIsAModel() throws Exception {
    describe("");
    assertThat(up(0)).contains("✓ ingest", "the first that is will be served");
    String status = say(0, "status");
    assertThat(status)
        .contains(
            "✓ serving",
            "waits for a first model in production",
            "ingest running",
            "score waits for a first model",
            "lag 0");
    assertThat(metricsAt(status)).contains("job_name=\"ingest_shop", "job_name=\"monitor_shop");
    say(0, "down");
    assertThat(say(3, "status")).contains("nothing runs", "up.log");
  }

  @Test
  @Order(2)
  void goesOnWithOneMoreOptionalColumn() throws Exception {
    describe("  - {name: stars, kind: numeric, type: integer}");
    assertThat(up(0)).contains("✓ ingest");
    say(0, "down");
  }

  @Test
  @Order(3)
  void refusesAColumnOfAnotherTypeInTheWordsOfTheJob() throws Exception {
    describe("  - {name: stars, kind: numeric, type: float}");
    assertThat(up(2)).contains("index 'shop' does not fit", "stars is long, not double");
  }

  private static String up(int exitCode) throws Exception {
    return say(exitCode, "up", "--dataset", folder().toString());
  }

  private static Path folder() {
    return temporary.resolve("shop");
  }

  private static void describe(String more) throws IOException {
    Files.writeString(
        Files.createDirectories(folder()).resolve("dataset.yaml"),
        """
        name: shop
        target: {column: outcome}
        columns:
          - {name: age, kind: numeric, type: integer}
        %s
          - {name: outcome, kind: categorical, values: [left, bought]}
        """
            .formatted(more));
  }
}
