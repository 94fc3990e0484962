package io.pulseline.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.contract.envelope.RejectionReason;
import io.pulseline.contract.schema.MessageKind;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.SchemaRegistryServer;
import io.pulseline.embedded.junit.ServerKind;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@EmbeddedServers(ServerKind.SCHEMA_REGISTRY)
class RecordDecoderTest {
  private static final int UNHEARD_OF = 1_000_000;

  private final SchemaRegistryServer server;
  private final SchemaRegistrySettings settings;
  private final SchemaRegistry registry;
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final RecordDecoder decoder;
  private final byte[] json = new EnvelopeCodec(Visits.DATASET).encode(Visits.envelope());

  RecordDecoderTest(SchemaRegistryServer server) {
    this.server = server;
    settings = SchemaRegistrySettings.of(server.url());
    registry = new SchemaRegistry(settings);
    decoder = new RecordDecoder(Visits.DATASET, settings, warnings::add);
  }

  @Test
  void tellsTheTwoFormsApart() throws Exception {
    assertThat(AvroReading.shown(decoder.decode(avro())))
        .isEqualTo(AvroReading.shown(decoder.decode(json)))
        .contains("recordId=7");
  }

  @Test
  void refusesAnIdThatTheRegistryDoesNotKnow() throws Exception {
    byte[] record = new AvroEncoder(Visits.DATASET, UNHEARD_OF).encode(Visits.envelope());

    assertThat(decoder.decode(record))
        .isEqualTo(
            new Decoded.Rejected(
                RejectionReason.UNKNOWN_SCHEMA,
                "no records are read by schema 1000000: the schema registry has none"));
  }

  @Test
  void refusesAnIdThatStandsForNoAvroSchema() throws Exception {
    int id =
        registry.register(
            UUID.randomUUID().toString(),
            MessageSchemas.json(Visits.DATASET, MessageKind.PREDICTION));
    byte[] record = new AvroEncoder(Visits.DATASET, id).encode(Visits.envelope());

    assertThat(decoder.decode(record))
        .isEqualTo(
            new Decoded.Rejected(
                RejectionReason.UNKNOWN_SCHEMA,
                "no records are read by schema " + id + ": it is of type JSON"));
  }

  @Test
  void refusesARecordThatEndsWithinItsHeader() throws Exception {
    assertThat(decoder.decode(new byte[] {0, 0, 0}))
        .extracting(decoded -> ((Decoded.Rejected) decoded).reason())
        .isEqualTo(RejectionReason.NOT_AVRO);
  }

  @Test
  void waitsForARegistryThatIsAway() throws Exception {
    byte[] record = avro();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      server.kill();
      Future<Decoded> decoded = thread.submit(() -> decoder.decode(record));
      await().untilAsserted(() -> assertThat(warnings).hasSizeGreaterThan(1));
      assertThat(decoded).isNotDone();

      server.restart();

      assertThat(AvroReading.shown(decoded.get()))
          .isEqualTo(AvroReading.shown(decoder.decode(json)));
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void keepsASchemaOnceItIsFetched() throws Exception {
    byte[] record = avro();
    Decoded before = decoder.decode(record);

    server.kill();
    try {
      assertThat(AvroReading.shown(decoder.decode(record))).isEqualTo(AvroReading.shown(before));
    } finally {
      server.restart();
    }
  }

  @Test
  void refusesAllAvroWithoutARegistry() throws Exception {
    RecordDecoder alone = new RecordDecoder(Visits.DATASET, null, warnings::add);

    assertThat(alone.decode(new AvroEncoder(Visits.DATASET, 1).encode(Visits.envelope())))
        .extracting(decoded -> ((Decoded.Rejected) decoded).reason())
        .isEqualTo(RejectionReason.NOT_JSON);
  }

  @Test
  void readsAWordOfJsonThatBeginsWithTheDigitZeroAsJson() throws Exception {
    assertThat(decoder.decode("0".getBytes(UTF_8)))
        .extracting(decoded -> ((Decoded.Rejected) decoded).reason())
        .isEqualTo(RejectionReason.WRONG_TYPE);
  }

  private byte[] avro() {
    int id =
        registry.register(
            UUID.randomUUID().toString(), MessageSchemas.avro(Visits.DATASET, MessageKind.RECORD));
    return new AvroEncoder(Visits.DATASET, id).encode(Visits.envelope());
  }
}
