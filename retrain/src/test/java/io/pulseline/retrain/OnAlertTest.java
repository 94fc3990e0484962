package io.pulseline.retrain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pulseline.contract.UserException;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicShape;
import io.pulseline.kafka.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Alerts on a real broker, answered by runs of a server that is as strict as Kubeflow's. */
@EmbeddedServers(ServerKind.KAFKA)
class OnAlertTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AtomicReference<Instant> now = new AtomicReference<>(Alerts.NOON);
  private KafkaSettings kafka;
  private String topic;
  private TestKfp kfp;

  @BeforeEach
  void makeTheTopic(KafkaServer server, TestInfo test) throws Exception {
    kafka = KafkaSettings.of(server.bootstrap());
    topic = test.getTestMethod().orElseThrow().getName();
    try (Topics topics = new Topics(kafka)) {
      topics.ensureRecords(topic, TopicShape.of(1));
    }
    kfp = new TestKfp();
  }

  @AfterEach
  void closeTheServer() {
    kfp.close();
  }

  @Test
  void aDriftStartsARunOfThePipeline() {
    try (Reader reader = reader(Duration.ZERO)) {
      reader.send(Alerts.raised("chol"));

      awaitRuns(1);
      assertThat(kfp.runs().get(0).get("display_name").asText())
          .isEqualTo("heart-disease-drift-20260301t120000z-0-0");
      assertThat(kfp.runs().get(0).get("description").asText()).isEqualTo("Drifting: chol");
      assertThat(kfp.runs().get(0).at("/runtime_config/parameters"))
          .hasToString("{\"dataset\":\"heart-disease\"}");
    }
  }

  @Test
  void aDriftWaitsForTheRunThatIsUnderWay() {
    try (Reader reader = reader(Duration.ZERO)) {
      reader.send(Alerts.raised("chol"));
      awaitRuns(1);

      reader.send(Alerts.raised("age"));
      awaitSaid(reader, "age drifts");
      assertThat(kfp.runs()).hasSize(1);

      kfp.end("SUCCEEDED");
      awaitRuns(2);
      assertThat(kfp.runs().get(1).get("description").asText()).isEqualTo("Drifting: age");
    }
  }

  @Test
  void aDriftWaitsForTheIntervalToBeOverAlsoAfterARestart() {
    try (Reader reader = reader(Duration.ofHours(1))) {
      reader.send(Alerts.raised("chol"));
      awaitRuns(1);
      kfp.end("FAILED");
      awaitSaid(reader, "has failed");
    }
    try (Reader reader = reader(Duration.ofHours(1))) {
      now.set(Alerts.NOON.plusSeconds(3599));
      reader.send(Alerts.raised("age"));
      awaitSaid(reader, "age drifts");
      assertThat(kfp.runs()).hasSize(1);

      now.set(Alerts.NOON.plusSeconds(3600));
      awaitRuns(2);
    }
  }

  @Test
  void aRestartDoesNotTrainAgainForAnAlertThatWasAnswered() {
    try (Reader reader = reader(Duration.ZERO)) {
      reader.send(Alerts.raised("chol"));
      awaitRuns(1);
      kfp.end("SUCCEEDED");
      awaitSaid(reader, "has succeeded");
    }
    try (Reader reader = reader(Duration.ZERO)) {
      reader.send(Alerts.raised("age"));
      awaitRuns(2);

      assertThat(kfp.runs().get(1).get("description").asText()).isEqualTo("Drifting: age");
      assertThat(reader.said()).noneMatch(line -> line.startsWith("chol"));
    }
  }

  @Test
  void aRestartFindsTheRunThatIsUnderWay() {
    try (Reader reader = reader(Duration.ZERO)) {
      reader.send(Alerts.raised("chol"));
      awaitRuns(1);
    }
    try (Reader reader = reader(Duration.ZERO)) {
      awaitSaid(reader, "training runs-0 for chol");
      kfp.end("SUCCEEDED");
      awaitSaid(reader, "training runs-0 has succeeded");

      assertThat(kfp.runs()).hasSize(1);
    }
  }

  @Test
  void aRunThatCannotBeStartedIsTriedAgain() {
    kfp.fail(2);
    try (Reader reader = reader(Duration.ZERO)) {
      reader.send(Alerts.raised("chol"));
      await().atMost(PATIENCE).until(() -> !reader.said().isEmpty());
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                now.updateAndGet(time -> time.plusSeconds(1));
                return kfp.runs().size() == 1;
              });

      assertThat(reader.said()).anyMatch(line -> line.contains("answers 503"));
    }
  }

  @Test
  void whatIsNoAlertIsSaidAndLeftOut() {
    try (Reader reader = reader(Duration.ZERO)) {
      reader.send("chol", "{".getBytes(UTF_8));
      reader.send(Alerts.raised("age"));

      awaitRuns(1);
      assertThat(reader.said())
          .anyMatch(line -> line.startsWith("left out: " + topic + "-0-0 is not an alert"));
    }
  }

  @Test
  void aTopicThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () -> Reader.of(kafka, "nowhere", Duration.ZERO, trainings(), Clock.systemUTC()))
        .rootCause()
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is no topic 'nowhere'");
  }

  private Reader reader(Duration interval) {
    InstantSource source = now::get;
    return Reader.of(kafka, topic, interval, trainings(), source.withZone(ZoneOffset.UTC));
  }

  private Trainings trainings() {
    return new KfpTrainings(
        new KfpApi(kfp.url(), Optional::empty, null),
        Pipeline.known("training", null),
        null,
        Map.of("dataset", "heart-disease"));
  }

  private void awaitRuns(int count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              now.updateAndGet(time -> time.plusMillis(100));
              assertThat(kfp.runs()).hasSize(count);
            });
  }

  private void awaitSaid(Reader reader, String words) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              now.updateAndGet(time -> time.plusMillis(100));
              assertThat(reader.said()).anyMatch(line -> line.contains(words));
            });
  }
}
