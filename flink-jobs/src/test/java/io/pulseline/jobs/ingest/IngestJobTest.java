package io.pulseline.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.envelope.DeadLetterHeaders;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.RejectionReason;
import io.pulseline.embedded.junit.ElasticsearchServer;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.S3Server;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.jobs.metrics.JobMetric;
import io.pulseline.jobs.metrics.Scrape;
import io.pulseline.launch.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One run of the job over one record of every kind, with lake and checkpoints in S3. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EmbeddedServers({ServerKind.KAFKA, ServerKind.ELASTICSEARCH, ServerKind.S3})
class IngestJobTest {
  private static final Instant BEFORE_MIDNIGHT = Instant.parse("2026-03-01T23:59:59.999Z");
  private static final Instant AFTER_MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
  private static final int LONGEST_KEYWORD = 32_766;

  private final Map<String, byte[]> bad = new LinkedHashMap<>();
  private Sinks sinks;
  private ChildProcess job;

  @BeforeAll
  void runTheJob(
      KafkaServer kafka, ElasticsearchServer elasticsearch, S3Server s3, @TempDir Path work) {
    Ingest ingest = new Ingest(kafka, elasticsearch, s3, "every-kind", work);
    sinks = ingest.sinks();
    job = ingest.describe(ingest.lake() + "/checkpoints").start();
    job.awaitReady(Duration.ofSeconds(60));

    try (Records records = ingest.records()) {
      records.send(records.visit(1, BEFORE_MIDNIGHT));
      records.send(records.visit(2, AFTER_MIDNIGHT));
      double[] missing = {Double.NaN, Double.NaN, Double.NaN, Double.NaN, 1};
      records.send(new Envelope(7, 3, AFTER_MIDNIGHT.toEpochMilli(), missing, new String[] {null}));
      badRecords().forEach(bad::put);
      bad.forEach(records::send);
      records.send(
          "emoji",
          good(
              "4",
              "\"age\":20,\"outcome\":\"left\"",
              ",\"extras\":{\"visitor\":\"\\ud83d\\ude00\"}"));
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> sinks.documents() == 4 && sinks.deadLetters().size() == bad.size());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Long.valueOf(4).equals(sinks.rows("count(*)")));
  }

  @AfterAll
  void stop() {
    job.close();
  }

  private static Map<String, byte[]> badRecords() {
    Map<String, byte[]> bad = new LinkedHashMap<>();
    bad.put("NO_VALUE", null);
    bad.put("TOO_LARGE", good("9", "\"outcome\":\"left\",\"" + "x".repeat(1 << 20) + "\":1", ""));
    bad.put("NOT_JSON", new byte[] {0, -1, -2, 127});
    bad.put("MISSING_FIELD", good("9", "\"age\":20", ""));
    bad.put("WRONG_TYPE", good("9", "\"age\":\"old\",\"outcome\":\"left\"", ""));
    bad.put("OUT_OF_RANGE", good("9", "\"age\":17,\"outcome\":\"left\"", ""));
    bad.put("UNKNOWN_CATEGORY", good("9", "\"outcome\":\"stolen\"", ""));
    bad.put("DUPLICATE_FIELD", good("9", "\"age\":20,\"age\":20,\"outcome\":\"left\"", ""));
    bad.put(
        "BAD_TIMESTAMP",
        "{\"batch_number\":1,\"record_id\":9,\"timestamp\":\"soon\",\"data\":{\"outcome\":\"left\"}}"
            .getBytes(UTF_8));
    bad.put(
        DeadLetterHeaders.REFUSED_BY_INDEX,
        good(
            "9",
            "\"outcome\":\"left\"",
            ",\"extras\":{\"visitor\":\"" + "v".repeat(LONGEST_KEYWORD + 1) + "\"}"));
    return bad;
  }

  private static byte[] good(String id, String data, String rest) {
    return ("{\"batch_number\":1,\"record_id\":"
            + id
            + ",\"timestamp\":\"2026-03-02T00:00:00Z\",\"data\":{"
            + data
            + "}"
            + rest
            + "}")
        .getBytes(UTF_8);
  }

  static List<RejectionReason> reasons() {
    return RejectionReason.ofJson();
  }

  private ConsumerRecord<byte[], byte[]> letter(String reason) {
    return sinks.deadLetters().stream()
        .filter(letter -> Sinks.header(letter, DeadLetterHeaders.REASON).equals(reason))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no dead letter with reason " + reason));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void deadLettersEveryReasonWithTheRecordsOwnBytes(RejectionReason reason) {
    ConsumerRecord<byte[], byte[]> letter = letter(reason.name());
    assertThat(letter.key()).asString(UTF_8).isEqualTo(reason.name());
    assertThat(letter.value()).isEqualTo(bad.get(reason.name()));
  }

  @Test
  void saysInTheHeadersWhereADeadLetterCameFrom() {
    ConsumerRecord<byte[], byte[]> letter = letter("UNKNOWN_CATEGORY");
    assertThat(Sinks.header(letter, DeadLetterHeaders.DETAIL)).contains("outcome");
    assertThat(Sinks.header(letter, DeadLetterHeaders.TOPIC)).isEqualTo("every-kind.records");
    assertThat(Sinks.header(letter, DeadLetterHeaders.PARTITION)).matches("[0-3]");
    assertThat(Sinks.header(letter, DeadLetterHeaders.OFFSET)).matches("\\d+");
    assertThat(Sinks.header(letter, DeadLetterHeaders.JOB)).isEqualTo("ingest-every-kind.records");
    assertThat(Instant.parse(Sinks.header(letter, DeadLetterHeaders.TIME))).isAfter(AFTER_MIDNIGHT);
  }

  @Test
  void deadLettersADocumentThatElasticsearchRefusesInsteadOfFailing() {
    ConsumerRecord<byte[], byte[]> letter = letter(DeadLetterHeaders.REFUSED_BY_INDEX);
    assertThat(letter.value()).isEqualTo(bad.get(DeadLetterHeaders.REFUSED_BY_INDEX));
    assertThat(Sinks.header(letter, DeadLetterHeaders.DETAIL)).contains("immense term");
  }

  @Test
  void indexesADocumentUnderItsPlaceInKafka() {
    JsonNode hit = sinks.document(1);
    JsonNode document = hit.path("_source");
    assertThat(hit.path("_id").asText())
        .isEqualTo(
            "%012d-%s-every-kind.records",
            document.path("kafka_offset").asLong(), document.path("kafka_partition"));
    assertThat(document.path("country").asText()).isEqualTo("fr");
    assertThat(document.path("device").asInt()).isEqualTo(2);
    assertThat(document.path("event_timestamp").asText()).isEqualTo(BEFORE_MIDNIGHT.toString());
    assertThat(document.path("visitor").asText()).isEqualTo("Ada");
  }

  @Test
  void putsARowIntoTheFolderOfItsHourInUtc() {
    String folder =
        "string_agg(regexp_extract(filename, 'date=.*hour=..'), ' ' order by record_id)";
    assertThat(rows(folder + " filter (record_id in (1, 2))"))
        .isEqualTo("date=2026-03-01/hour=23 date=2026-03-02/hour=00");
  }

  @Test
  void writesTimestampsThatAreInstants() {
    assertThat(rows("typeof(any_value(event_timestamp))")).isEqualTo("TIMESTAMP WITH TIME ZONE");
    assertThat(rows("epoch_ms(min(event_timestamp))")).isEqualTo(BEFORE_MIDNIGHT.toEpochMilli());
  }

  @Test
  void writesCategoriesAsTheyStandInRecords() {
    assertThat(rows("max(country) filter (record_id = 1)")).isEqualTo("fr");
    assertThat(rows("max(device) filter (record_id = 1)")).isEqualTo(2L);
  }

  @Test
  void leavesMissingValuesNullInTheLakeAndOutOfTheDocument() {
    for (String column : List.of("age", "spent", "country", "device", "visitor")) {
      assertThat(rows("count(" + column + ") filter (record_id = 3)")).isEqualTo(0L);
      assertThat(sinks.document(3).path("_source").has(column)).isFalse();
    }
  }

  @Test
  void measuresAllThatTheReferencePromises() {
    Scrape.awaitAll(job, "ingest");
  }

  @Test
  void countsWhatItAcceptedAndWhatItRejectedForWhichReason() throws IOException {
    Scrape metrics = Scrape.of(job);
    assertThat(metrics.sum(JobMetric.ACCEPTED)).isEqualTo(5);
    for (RejectionReason reason : reasons()) {
      assertThat(metrics.sum(JobMetric.REJECTED, Scrape.label("reason", reason.name())))
          .as("%s", reason)
          .isEqualTo(1);
    }
    assertThat(metrics.sum(JobMetric.INDEXED)).isEqualTo(4);
    assertThat(metrics.sum(JobMetric.REFUSED_BY_INDEX)).isEqualTo(1);
    assertThat(metrics.sum(JobMetric.WAITING_BYTES)).isZero();
  }

  @Test
  void tellsHowLateDocumentsRowsAndDeadLettersAreAndHowManyFilesThereAre() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              Scrape metrics = Scrape.of(job);
              assertThat(metrics.sum(JobMetric.INDEX_LAG)).isEqualTo(4);
              assertThat(metrics.sum(JobMetric.LAKE_LAG)).isEqualTo(4);
              assertThat(metrics.sum(JobMetric.DEAD_LETTER_LAG)).isEqualTo(bad.size());
              assertThat((long) metrics.sum(JobMetric.FILES_COMMITTED))
                  .isEqualTo(rows("count(distinct filename)"));
            });
  }

  private Object rows(String select) {
    return sinks.rows(select);
  }
}
