package io.pulseline.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseline.contract.envelope.DeadLetterHeaders;
import io.pulseline.embedded.junit.ElasticsearchServer;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.S3Server;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.launch.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of records when the descriptor is edited while they are in a job's checkpoint. */
@EmbeddedServers({ServerKind.KAFKA, ServerKind.ELASTICSEARCH, ServerKind.S3})
class EditedDescriptorTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Path EDITED = Path.of("src/test/resources/datasets/shop-visits-edited");

  private static final List<RatedVisit> BEFORE = visits(0, 20, false);
  private static final List<RatedVisit> IN_FLIGHT = visits(20, 120, true);
  private static final List<RatedVisit> AFTERWARDS = visits(120, 140, true);

  @TempDir private Path work;

  @Test
  void eachIsOnceWhereItBelongsWithTheValuesOfItsColumns(
      KafkaServer kafka, ElasticsearchServer elasticsearch, S3Server s3) {
    Ingest before = new Ingest(kafka, elasticsearch, s3, "edited", work);
    Ingest edited = before.withDataset(EDITED);
    Sinks sinks = before.sinks();
    try (Records records = before.records()) {
      ChildProcess job = before.startAndAwait(before.checkpointsInFolder());
      send(records, BEFORE);
      awaitUntil(() -> sinks.documents() == accepted(BEFORE.stream()).count());
      elasticsearch.kill();
      send(records, IN_FLIGHT);
      List<String> last = records.sendLast();
      awaitUntil(() -> sinks.refused().containsAll(last));
      job.kill();

      elasticsearch.restart();
      awaitUntil(() -> sinks.documents() == accepted(BEFORE.stream()).count());
      try (ChildProcess again = edited.startAndAwait(edited.checkpointsInFolder())) {
        assertThat(again.awaitReady(PATIENCE)).contains("/chk-");
        send(records, AFTERWARDS);
        awaitAll(sinks);
      }
    }
    assertThat(sinks.allDocuments(RatedVisit.FIELDS))
        .as("documents")
        .containsExactlyInAnyOrderElementsOf(lines());
    assertThat(sinks.allRows(RatedVisit.FIELDS))
        .as("rows")
        .containsExactlyInAnyOrderElementsOf(lines());
    assertThat(refusals(sinks)).as("dead letters").containsExactlyInAnyOrderElementsOf(refusals());
  }

  private static List<RatedVisit> visits(int from, int to, boolean edited) {
    return IntStream.range(from, to).mapToObj(id -> new RatedVisit(id, edited)).toList();
  }

  private static void send(Records records, List<RatedVisit> visits) {
    visits.forEach(visit -> records.send(Integer.toString(visit.id()), visit.json()));
  }

  private static void awaitAll(Sinks sinks) {
    awaitUntil(() -> sinks.documents() >= lines().size());
    // Not by their values: there is no file with the new column yet
    awaitUntil(() -> sinks.rows("count(*)") instanceof Long rows && rows >= lines().size());
    awaitUntil(() -> refusals(sinks).count() >= refusals().size());
  }

  private static void awaitUntil(Callable<Boolean> condition) {
    await().atMost(PATIENCE).until(condition);
  }

  private static Stream<RatedVisit> all() {
    return Stream.of(BEFORE, IN_FLIGHT, AFTERWARDS).flatMap(List::stream);
  }

  private static Stream<RatedVisit> accepted(Stream<RatedVisit> visits) {
    return visits.filter(visit -> visit.refusal() == null);
  }

  private static List<String> lines() {
    return accepted(all()).map(RatedVisit::line).toList();
  }

  private static Stream<String> refusals(Sinks sinks) {
    return sinks.deadLetters().stream()
        .map(
            letter ->
                new String(letter.key(), UTF_8)
                    + " "
                    + Sinks.header(letter, DeadLetterHeaders.REASON))
        .filter(line -> !line.startsWith("last-"));
  }

  private static List<String> refusals() {
    return all()
        .filter(visit -> visit.refusal() != null)
        .map(visit -> visit.id() + " " + visit.refusal())
        .toList();
  }
}
