package io.pulseline.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.envelope.DeadLetterHeaders;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.schema.MessageKind;
import io.pulseline.embedded.junit.ElasticsearchServer;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.S3Server;
import io.pulseline.embedded.junit.SchemaRegistryServer;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.launch.ChildProcess;
import io.pulseline.schemas.AvroEncoder;
import io.pulseline.schemas.MessageSchemas;
import io.pulseline.schemas.SchemaRegistry;
import io.pulseline.schemas.SchemaRegistrySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One run of the job over a topic of JSON and Avro, mixed, old schemas and bad records among it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EmbeddedServers({
  ServerKind.KAFKA,
  ServerKind.ELASTICSEARCH,
  ServerKind.S3,
  ServerKind.SCHEMA_REGISTRY
})
class AvroIngestTest {
  private static final Instant TIME = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> FIELDS =
      List.of(
          "record_id", "batch_number", "age", "spent", "country", "device", "outcome", "visitor");
  private static final int GOOD = 20;
  private static final long OLD = 1_000;
  private static final long WAITED_FOR = 1_001;

  private Ingest ingest;
  private SchemaRegistry registry;
  private ChildProcess job;

  @BeforeAll
  void runTheJob(
      KafkaServer kafka,
      ElasticsearchServer elasticsearch,
      S3Server s3,
      SchemaRegistryServer schemas,
      @TempDir Path work) {
    registry = new SchemaRegistry(SchemaRegistrySettings.of(schemas.url()));
    ingest = new Ingest(kafka, elasticsearch, s3, "mixed", work);
    int old = registered(ingest.topic(), before());
    job =
        ingest
            .describe(ingest.lake() + "/checkpoints")
            .args("--schema-registry", schemas.url())
            .start();
    job.awaitReady(PATIENCE);
    AvroEncoder avro =
        new AvroEncoder(Ingest.dataset(), registered(ingest.topic(), Ingest.dataset()));

    try (Records records = ingest.records()) {
      for (long id = 0; id < GOOD; id++) {
        Envelope visit = records.visit(id, TIME);
        if (id % 2 == 0) {
          records.send(visit);
        } else {
          records.send(Long.toString(id), avro.encode(visit));
        }
      }
      records.send("old", new AvroEncoder(before(), old).encode(withoutSpent(records)));
      records.send("young", avro.encode(tooYoung(records)));
      byte[] good = avro.encode(records.visit(0, TIME));
      records.send("cut", Arrays.copyOf(good, good.length - 3));
      byte[] unheardOf = new AvroEncoder(Ingest.dataset(), 1 << 30).encode(records.visit(0, TIME));
      records.send("unheard of", unheardOf);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(letters()).as(tail()).hasSize(3));
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ingest.sinks().documents()).isEqualTo(GOOD + 1));

      int young = registered(ingest.topic(), after());
      schemas.kill();
      // The job asks for the schema some seconds before the registry is back
      records.send("waits", new AvroEncoder(after(), young).encode(rated(records)));
      schemas.restart();
    }
    await()
        .atMost(PATIENCE)
        .until(() -> Long.valueOf(GOOD + 2).equals(ingest.sinks().rows("count(*)")));
  }

  @AfterAll
  void stop() {
    job.close();
  }

  @Test
  void bothFormsBecomeTheSameRowsAndDocuments() {
    List<String> rows =
        ingest.sinks().allRows(FIELDS).stream().filter(row -> number(row) < GOOD).toList();

    assertThat(rows)
        .hasSize(GOOD)
        .allMatch(row -> row.substring(row.indexOf(' ')).equals(" 1 30 12.5 fr 2 left Ada"));
    assertThat(ingest.sinks().allDocuments(FIELDS)).containsAll(rows);
  }

  @Test
  void aRecordOfTheSchemaBeforeLacksTheColumnThatCameLater() {
    assertThat(ingest.sinks().allRows(FIELDS)).contains(OLD + " 1 30 fr 2 left Ada");
  }

  @Test
  void aRecordOfASchemaThatCouldNotBeFetchedIsNotLost() {
    assertThat(ingest.sinks().allRows(FIELDS)).contains(WAITED_FOR + " 1 30 12.5 fr 2 left Ada");
  }

  @Test
  void aBadRecordIsADeadLetterForItsReason() {
    assertThat(letters())
        .containsExactlyInAnyOrder(
            "young OUT_OF_RANGE", "cut NOT_AVRO", "unheard of UNKNOWN_SCHEMA");
  }

  @Test
  void aDescriptorThatDoesNotReadWhatIsWrittenIsRefusedAtTheStart(
      SchemaRegistryServer schemas, @TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("dataset.yaml"),
        yaml().replace("extras:", "- {name: more, kind: numeric, required: true}\nextras:"));
    try (ChildProcess refused =
        ingest
            .withDataset(folder)
            .describe(ingest.lake() + "/checkpoints")
            .args("--schema-registry", schemas.url())
            .start()) {
      assertThat(refused.awaitExit(PATIENCE)).isEqualTo(2);
      assertThat(refused.lastLines(100))
          .filteredOn(line -> line.startsWith("error: "))
          .singleElement()
          .asString()
          .contains("refuses the schema of mixed.records-value: ", "more");
    }
  }

  private String tail() {
    return String.join("\n", job.lastLines(30));
  }

  private int registered(String topic, Dataset dataset) {
    return registry.register(topic, MessageSchemas.avro(dataset, MessageKind.RECORD));
  }

  private List<String> letters() {
    return ingest.sinks().deadLetters().stream().map(AvroIngestTest::shown).toList();
  }

  private static String shown(ConsumerRecord<byte[], byte[]> letter) {
    return new String(letter.key(), UTF_8) + " " + Sinks.header(letter, DeadLetterHeaders.REASON);
  }

  private static long number(String row) {
    return Long.parseLong(row.substring(0, row.indexOf(' ')));
  }

  private static String yaml() {
    return DatasetYaml.write(Ingest.dataset());
  }

  /** The dataset of a producer that has gone ahead of the job. */
  private static Dataset after() {
    return DatasetYaml.parse(
        yaml().replace("extras:", "- {name: rating, kind: numeric}\nextras:"), "after");
  }

  private static Envelope rated(Records records) {
    Envelope visit = records.visit(WAITED_FOR, TIME);
    double[] values = Arrays.copyOf(visit.values(), visit.values().length + 1);
    values[values.length - 1] = 4;
    return new Envelope(1, WAITED_FOR, TIME.toEpochMilli(), values, visit.extras());
  }

  /** The dataset when nobody had heard of money yet. */
  private static Dataset before() {
    Dataset now = Ingest.dataset();
    return new Dataset(
        now.name(),
        now.description(),
        now.source(),
        now.licence(),
        now.target(),
        now.columns().stream().filter(column -> !column.name().equals("spent")).toList(),
        now.engineered(),
        now.clip(),
        now.monotone(),
        now.extras());
  }

  private static Envelope withoutSpent(Records records) {
    Envelope visit = records.visit(OLD, TIME);
    double[] all = visit.values();
    return new Envelope(
        1, OLD, TIME.toEpochMilli(), new double[] {all[0], all[2], all[3], all[4]}, visit.extras());
  }

  private static Envelope tooYoung(Records records) {
    Envelope visit = records.visit(0, TIME);
    visit.values()[0] = 17;
    return visit;
  }
}
