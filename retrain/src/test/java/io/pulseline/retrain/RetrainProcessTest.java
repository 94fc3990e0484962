package io.pulseline.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseline.contract.monitor.MonitorJson;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicShape;
import io.pulseline.kafka.Topics;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process that stays, until a signal ends it. */
@EmbeddedServers(ServerKind.KAFKA)
class RetrainProcessTest {
  private static final String TOPIC = "retrain-process.alerts";

  @TempDir private Path folder;

  @Test
  void anAlertRunsTheCommandAndASignalEndsTheProcessWell(KafkaServer server) throws Exception {
    KafkaSettings kafka = KafkaSettings.of(server.bootstrap());
    try (Topics topics = new Topics(kafka)) {
      topics.ensureRecords(TOPIC, TopicShape.of(1));
    }
    Path trained = folder.resolve("trained");
    Path launcher =
        Files.writeString(folder.resolve("pulseline"), "#!/bin/sh\necho \"$@\" >" + trained + "\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "retrain",
                "--on-alert",
                "--dataset=heart-disease",
                "--topic=" + TOPIC,
                "--bootstrap=" + server.bootstrap(),
                "--launcher=" + launcher,
                "--",
                "train",
                "run",
                "--promote",
                "better")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = process.inputReader()) {
      assertThat(said.readLine()).isEqualTo("READY retrain " + TOPIC);

      send(kafka);

      assertThat(said.readLine()).startsWith("chol drifts");
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(trained).hasContent("train run --promote better"));
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void send(KafkaSettings kafka) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  TOPIC,
                  "chol".getBytes(StandardCharsets.UTF_8),
                  MonitorJson.write(Alerts.raised("chol"))))
          .get();
    }
  }
}
