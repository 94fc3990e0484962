package io.pulseline.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.embedded.junit.ElasticsearchServer;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.launch.ChildBuilder;
import io.pulseline.launch.ChildProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job that cannot start says. */
@EmbeddedServers({ServerKind.KAFKA, ServerKind.ELASTICSEARCH})
class IngestErrorsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path work;
  private Ingest ingest;

  @BeforeEach
  void nameTheJob(KafkaServer kafka, ElasticsearchServer elasticsearch) {
    ingest = new Ingest(kafka, elasticsearch, "errors", work);
  }

  @Test
  void saysThatThePortOfTheUiIsTaken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertFails(ingest.describe("--ui-port", port), "web UI is taken", port, "--ui-port");
    }
  }

  @Test
  void saysThatS3DoesNotAnswer() {
    assertFails(
        ingest.describe("--s3-endpoint", "http://127.0.0.1:1"),
        "S3 does not answer at http://127.0.0.1:1",
        "--s3-endpoint");
  }

  @Test
  void saysThatTheCheckpointIsNotThere() {
    assertFails(
        ingest.describe("--restore", "absent/chk-7"), "Cannot find checkpoint", "absent/chk-7");
  }

  private static void assertFails(ChildBuilder job, String... parts) {
    try (ChildProcess child = job.start()) {
      assertThat(child.awaitExit(PATIENCE)).as("exit code").isEqualTo(1);
      assertThat(child.lastLines(100))
          .filteredOn(line -> line.startsWith("error: "))
          .singleElement()
          .asString()
          .contains(parts);
    }
  }
}
