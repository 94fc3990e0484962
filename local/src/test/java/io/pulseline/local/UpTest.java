package io.pulseline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stack that is kept running, on real servers. */
class UpTest {
  private static final int SECONDS = 120;

  @TempDir Path temporary;

  private String say(int exitCode, String... command) throws Exception {
    String data = temporary.resolve("data").toString();
    String[] arguments =
        Stream.concat(Stream.of(command), Stream.of("--data", data)).toArray(String[]::new);
    try (DemoRun run = DemoRun.start(temporary, arguments)) {
      assertThat(run.await(SECONDS)).as(run.said()).isEqualTo(exitCode);
      return run.said();
    }
  }

  @AfterEach
  void down() throws Exception {
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
  void runsInTheBackgroundUntilItIsTakenDownAndServesOnceThereIsAModel() throws Exception {
    assertThat(say(0, "up")).contains("✓ ingest", "the first that is will be served");
    String status = say(0, "status");
    assertThat(status)
        .contains(
            "✓ serving",
            "waits for a first model in production",
            "ingest running",
            "score waits for a first model",
            "lag 0");
    assertThat(metricsAt(status)).contains("job_name=\"ingest_heart", "job_name=\"monitor_heart");
    say(0, "down");
    assertThat(say(3, "status")).contains("nothing runs", "up.log");
  }

  @Test
  void goesOnWithOneMoreOptionalColumnAndRefusesOneOfAnotherTypeInTheWordsOfTheJob()
      throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("shop"));
    describe(folder, "");
    say(0, "up", "--dataset", folder.toString());
    say(0, "down");
    describe(folder, "  - {name: stars, kind: numeric, type: integer}");
    assertThat(say(0, "up", "--dataset", folder.toString())).contains("✓ ingest");
    say(0, "down");
    describe(folder, "  - {name: stars, kind: numeric, type: float}");
    assertThat(say(2, "up", "--dataset", folder.toString()))
        .contains("index 'shop' does not fit", "stars is long, not double");
  }

  private static void describe(Path folder, String more) throws IOException {
    Files.writeString(
        folder.resolve("dataset.yaml"),
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
