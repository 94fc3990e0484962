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
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int BAD_EVERY = 50;

  /** Bytes beside a record's own, of which a few hundred records are more than may wait. */
  private static final int LARGE = 20_000;

  @TempDir private Path work;

  @Test
  void losesAndDoublesNothingWhenKilledTwiceInMidStreamAndThenStopped(
      KafkaServer kafka, ElasticsearchServer elasticsearch, S3Server s3) throws IOException {
    Ingest ingest = new Ingest(kafka, elasticsearch, s3, "stopped", work);
    try (Records records = ingest.records()) {
      sendAndKill(ingest, records, 0, 4_000);
      sendAndKill(ingest, records, 4_000, 8_000);
      ChildProcess third = ingest.startAndAwait(ingest.checkpointsInFolder());
      assertThat(third.awaitReady(PATIENCE)).contains("restored=file:").contains("/chk-");
      send(records, 8_000, 9_000);
      awaitDocuments(ingest, good(8_000) + 1);
      assertThat(third.stop(Duration.ofSeconds(15))).as("ended without SIGKILL").isTrue();
      send(records, 9_000, 10_000);
    }
    try (ChildProcess fourth = ingest.startAndAwait(ingest.checkpointsInFolder())) {
      assertThat(fourth.awaitReady(PATIENCE)).contains("/savepoint-");
      awaitAll(ingest, 10_000);
    }
    assertEachOnce(ingest, 10_000);
  }

  private static void sendAndKill(Ingest ingest, Records records, int from, int to)
      throws IOException {
    ChildProcess job = ingest.startAndAwait(ingest.checkpointsInFolder());
    ingest.awaitCheckpoint();
    send(records, from, to);
    awaitDocuments(ingest, good(from) + 1);
    job.kill();
  }

  @Test
  void holdsTheSourceBackWhileElasticsearchIsAwayInsteadOfFailing(
      KafkaServer kafka, ElasticsearchServer elasticsearch, S3Server s3) throws IOException {
    Ingest ingest = new Ingest(kafka, elasticsearch, s3, "without-index", work);
    try (ChildProcess job = ingest.startAndAwait(ingest.checkpointsInFolder());
        Records records = ingest.records()) {
      send(records, 0, 500);
      awaitDocuments(ingest, 1);
      elasticsearch.kill();
      for (int id = 500; id < 2_000; id++) {
        sendOne(records, id, LARGE);
      }
      var running = new RunningIngest(job);
      running.awaitHeldBack();
      elasticsearch.restart();
      awaitAll(ingest, 2_000);
      assertThat(running.restarts()).as("restarts of the job").isZero();
    }
    assertEachOnce(ingest, 2_000);
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

  private static int good(int records) {
    return records - bad(records);
  }

  private static int bad(int records) {
    return records / BAD_EVERY;
  }

  private static void awaitAll(Ingest ingest, int records) {
    Sinks sinks = ingest.sinks();
    long good = good(records);
    await().atMost(PATIENCE).until(() -> sinks.documents() >= good);
    await().atMost(PATIENCE).until(() -> sinks.deadLetters().size() >= bad(records));
    await().atMost(PATIENCE).until(() -> Long.valueOf(good).equals(rowsEachOnce(sinks)));
  }

  /** What a reader finds at this moment. */
  private static Object rowsEachOnce(Sinks sinks) {
    assertThat(sinks.rows("count(*) - count(distinct record_id)")).isIn(null, 0L);
    return sinks.rows("count(*)");
  }

  private static void assertEachOnce(Ingest ingest, int records) {
    Sinks sinks = ingest.sinks();
    long good = good(records);
    assertThat(sinks.documents()).as("documents").isEqualTo(good);
    assertThat(sinks.rows("count(*)")).as("rows").isEqualTo(good);
    assertThat(sinks.rows("count(distinct record_id)")).as("distinct rows").isEqualTo(good);
    assertThat(sinks.refused()).as("dead letters").hasSize(bad(records)).doesNotHaveDuplicates();
  }
}
