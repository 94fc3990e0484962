package io.pulseline.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.embedded.junit.ElasticsearchServer;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.S3Server;
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
@EmbeddedServers({ServerKind.KAFKA, ServerKind.ELASTICSEARCH, ServerKind.S3})
class IngestErrorsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path work;
  private Ingest ingest;

  @BeforeEach
  void nameTheJob(KafkaServer kafka, ElasticsearchServer elasticsearch, S3Server s3) {
    ingest = new Ingest(kafka, elasticsearch, s3, "errors", work);
  }

  @Test
  void saysThatThePortOfTheUiIsTaken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertFails(job().args("--ui-port", port), "web UI is taken", port, "--ui-port");
    }
  }

  @Test
  void saysThatThePortOfMetricsIsTaken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertFails(job().args("--metrics-port", port), "for metrics", port, "--metrics-port");
    }
  }

  @Test
  void saysThatS3DoesNotAnswer() {
    assertFails(
        ingest.withoutS3(ingest.checkpointsInFolder()).args("--s3-endpoint", "http://127.0.0.1:1"),
        "S3 does not answer at http://127.0.0.1:1",
        "--s3-endpoint");
  }

  @Test
  void saysThatThePluginOfS3IsMissing() {
    assertFails(
        job().env("FLINK_PLUGINS_DIR", work.toString()),
        "cannot write to s3:",
        "FLINK_PLUGINS_DIR");
  }

  @Test
  void saysThatS3DoesNotLetItWrite() {
    assertFails(
        job().env("AWS_SECRET_ACCESS_KEY", "of another server"),
        "cannot write to s3:",
        "no permission");
  }

  @Test
  void saysThatThePortOfTheUiIsNone() {
    assertFails(job().args("--ui-port", "99999"), "--ui-port 99999 is no port");
  }

  @Test
  void saysThatTheCheckpointIsNotThere() {
    assertFails(job().args("--restore", "absent/chk-7"), "Cannot find checkpoint", "absent/chk-7");
  }

  private ChildBuilder job() {
    return ingest.describe(ingest.checkpointsInFolder());
  }

  private static void assertFails(ChildBuilder job, String... parts) {
    try (ChildProcess child = job.start()) {
      assertThat(child.awaitExit(PATIENCE)).as("exit code").isEqualTo(2);
      assertThat(child.lastLines(100))
          .filteredOn(line -> line.startsWith("error: "))
          .singleElement()
          .asString()
          .contains(parts);
    }
  }
}
