package io.pulseline.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseline.embedded.junit.ElasticsearchServer;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.S3Server;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.launch.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left in the sinks after a job, or a server it needs, was gone for a while. */
@EmbeddedServers({ServerKind.KAFKA, ServerKind.ELASTICSEARCH, ServerKind.S3})
class RestartTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int RECORDS = 10_000;
  private static final int BAD_EVERY = 50;

  /** Bytes beside a record's own, of which a few hundred records are more than may wait. */
  private static final int LARGE = 20_000;

  private static final long BAD = RECORDS / BAD_EVERY;

  @TempDir private Path work;

  @Test
  void losesAndDoublesNothingWhenKilledTwiceInMidStream(
      KafkaServer kafka, ElasticsearchServer elasticsearch, S3Server s3) throws IOException {
    Ingest ingest = new Ingest(kafka, elasticsearch, s3, "killed-twice", work);
    ChildProcess first = ingest.startAndAwait(ingest.checkpointsInFolder());
    try (Records records = ingest.records()) {
      new RunningIngest(first).awaitCheckpoint();
      send(records, 0, RECORDS / 2);
      awaitDocuments(ingest, 1);
      first.kill();
      ChildProcess second = ingest.startAndAwait(ingest.checkpointsInFolder());
      new RunningIngest(second).awaitCheckpoint();
      send(records, RECORDS / 2, RECORDS);
      awaitDocuments(ingest, RECORDS / 2);
      second.kill();
    }
    try (ChildProcess third = ingest.startAndAwait(ingest.checkpointsInFolder())) {
      assertThat(third.awaitReady(PATIENCE)).contains("restored=file:").contains("/chk-");
      awaitAll(ingest);
    }
    assertEachOnce(ingest);
  }

  @Test
  void goesOnFromItsSavepointAfterACleanStop(
      KafkaServer kafka, ElasticsearchServer elasticsearch, S3Server s3) {
    Ingest ingest = new Ingest(kafka, elasticsearch, s3, "stopped", work);
    try (Records records = ingest.records()) {
      ChildProcess first = ingest.startAndAwait(ingest.checkpointsInFolder());
      send(records, 0, RECORDS / 2);
      awaitDocuments(ingest, 1);
      assertThat(first.stop(Duration.ofSeconds(15))).as("ended without SIGKILL").isTrue();
      send(records, RECORDS / 2, RECORDS);
    }
    try (ChildProcess second = ingest.startAndAwait(ingest.checkpointsInFolder())) {
      assertThat(second.awaitReady(PATIENCE)).contains("/savepoint-");
      awaitAll(ingest);
    }
    assertEachOnce(ingest);
  }

  @Test
  void holdsTheSourceBackWhileElasticsearchIsAwayInsteadOfFailing(
      KafkaServer kafka, ElasticsearchServer elasticsearch, S3Server s3) throws IOException {
    Ingest ingest = new Ingest(kafka, elasticsearch, s3, "without-index", work);
    try (ChildProcess job = ingest.startAndAwait(ingest.checkpointsInFolder());
        Records records = ingest.records()) {
      send(records, 0, RECORDS / 2);
      awaitDocuments(ingest, 1);
      elasticsearch.kill();
      for (int id = RECORDS / 2; id < RECORDS; id++) {
        sendOne(records, id, LARGE);
      }
      var running = new RunningIngest(job);
      running.awaitHeldBack();
      elasticsearch.restart();
      awaitAll(ingest);
      assertThat(running.restarts()).as("restarts of the job").isZero();
    }
    assertEachOnce(ingest);
  }

  private static void send(Records records, int from, int to) {
    for (int id = from; id < to; id++) {
      sendOne(records, id, 0);
    }
  }

  private static void sendOne(Records records, int id, int more) {
    if (id % BAD_EVERY == 0) {
      records.send(Integer.toString(id), "{}");
    } else {
      records.sendLarge(records.visit(id, START.plusSeconds(id)), more);
    }
  }

  private static void awaitDocuments(Ingest ingest, long atLeast) {
    Sinks sinks = ingest.sinks();
    await().atMost(PATIENCE).until(() -> sinks.documents() >= atLeast);
  }

  private static void awaitAll(Ingest ingest) {
    Sinks sinks = ingest.sinks();
    await().atMost(PATIENCE).until(() -> sinks.documents() >= RECORDS - BAD);
    await().atMost(PATIENCE).until(() -> sinks.deadLetters().size() >= BAD);
    await()
        .atMost(PATIENCE)
        .until(() -> Long.valueOf(RECORDS - BAD).equals(sinks.rows("count(*)")));
  }

  private static void assertEachOnce(Ingest ingest) {
    assertThat(ingest.sinks().documents()).as("documents").isEqualTo(RECORDS - BAD);
    assertThat(ingest.sinks().rows("count(*)")).as("rows").isEqualTo(RECORDS - BAD);
    assertThat(ingest.sinks().rows("count(distinct record_id)"))
        .as("distinct rows")
        .isEqualTo(RECORDS - BAD);
    assertThat(ingest.sinks().refused())
        .as("dead letters")
        .hasSize((int) BAD)
        .doesNotHaveDuplicates();
  }
}
