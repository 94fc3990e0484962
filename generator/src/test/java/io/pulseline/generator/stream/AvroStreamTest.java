package io.pulseline.generator.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.cli.Cli;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.RejectionReason;
import io.pulseline.contract.schema.MessageKind;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.SchemaRegistryServer;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.generator.GenerateProcess;
import io.pulseline.generator.Tables;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicReader;
import io.pulseline.schemas.MessageSchemas;
import io.pulseline.schemas.RecordDecoder;
import io.pulseline.schemas.SchemaRegistry;
import io.pulseline.schemas.SchemaRegistrySettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@EmbeddedServers({ServerKind.KAFKA, ServerKind.SCHEMA_REGISTRY})
class AvroStreamTest {
  private static final String NAME = Datasets.builtIn().get(0);
  private static final Dataset DATASET = Datasets.load(NAME);

  private final KafkaSettings kafka;
  private final SchemaRegistrySettings settings;
  private final SchemaRegistry registry;

  AvroStreamTest(KafkaServer broker, SchemaRegistryServer schemas) {
    kafka = new KafkaSettings(broker.bootstrap(), Map.of());
    settings = SchemaRegistrySettings.of(schemas.url());
    registry = new SchemaRegistry(settings);
  }

  @Test
  void holdsTheSameRecordsAsAStreamOfJson() throws Exception {
    assertThat(stream("avro-same", "avro", "--seed", "7")).isZero();
    assertThat(stream("json-same", "json", "--seed", "7")).isZero();

    assertThat(decoded("avro-same")).hasSize(500).isEqualTo(decoded("json-same"));
    assertThat(read("avro-same")).allMatch(value -> value[0] == 0);
    assertThat(registry.type("avro-same")).contains("AVRO");
    assertThat(registry.type("json-same")).contains("JSON");
  }

  @Test
  void isSpoiltInTheWaysThatItsTotalsSay() throws Exception {
    JsonNode totals =
        new ObjectMapper()
            .readTree(said(process("avro-spoilt", "avro", "--corrupt", "0.1", "--json"), 0));

    Map<String, Integer> refused = new TreeMap<>();
    RecordDecoder decoder = new RecordDecoder(DATASET, settings, warning -> {});
    for (byte[] value : read("avro-spoilt")) {
      if (decoder.decode(value) instanceof Decoded.Rejected bad) {
        refused.merge(bad.reason().name(), 1, Integer::sum);
      }
    }
    Map<String, Integer> told = new TreeMap<>();
    totals.get("corrupted").properties().forEach(e -> told.put(e.getKey(), e.getValue().asInt()));
    assertThat(refused).isEqualTo(told).hasSize(ValueFormat.AVRO.kinds().size());
  }

  @Test
  void doesNotBeginWhenItsSchemaIsRefused() throws Exception {
    Dataset narrower =
        DatasetYaml.parse(
            """
            name: other
            target: {column: y}
            columns:
              - {name: x, kind: numeric}
              - {name: y, kind: categorical, values: [a, b]}
            """,
            "other");
    int unused =
        registry.register("avro-refused", MessageSchemas.avro(narrower, MessageKind.RECORD));

    assertThat(said(process("avro-refused", "avro").redirectErrorStream(true), 2))
        .startsWith("error: the schema registry at ")
        .contains("refuses the schema of avro-refused-value: ")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @MethodSource("reasonsAndDatasets")
  void aSpoiltRecordIsRejectedForTheReasonWanted(RejectionReason reason, Dataset dataset)
      throws Exception {
    int id =
        registry.register(
            "avro-" + dataset.name(), MessageSchemas.avro(dataset, MessageKind.RECORD));
    RecordDecoder decoder = new RecordDecoder(dataset, settings, warning -> {});
    ValueWriter values = new ValueForm.Avro(id).writer(dataset);
    byte[] good = values.write(Spoilable.envelope(dataset));
    assertThat(decoder.decode(good)).isInstanceOf(Decoded.Accepted.class);

    for (long variant = 0; variant < (reason == RejectionReason.TOO_LARGE ? 3 : 500); variant++) {
      assertThat(decoder.decode(values.corrupt(good, reason, variant)))
          .as("variant %d", variant)
          .isInstanceOfSatisfying(
              Decoded.Rejected.class, rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
  }

  static Stream<Arguments> reasonsAndDatasets() {
    return ValueFormat.AVRO.kinds().stream()
        .flatMap(
            reason ->
                Stream.of(DATASET, Tables.orders(), Spoilable.categoriesOnly())
                    .map(dataset -> Arguments.of(reason, dataset)));
  }

  private int stream(String topic, String format, String... more) {
    return Cli.run(new StreamCommand(), args(topic, format, more).toArray(String[]::new));
  }

  private ProcessBuilder process(String topic, String format, String... more) {
    List<String> args = new ArrayList<>(List.of("stream"));
    args.addAll(args(topic, format, more));
    return GenerateProcess.of(args).redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  private static String said(ProcessBuilder process, int exitCode)
      throws IOException, InterruptedException {
    Process running = process.start();
    String said = new String(running.getInputStream().readAllBytes(), UTF_8);
    assertThat(running.waitFor()).as(said).isEqualTo(exitCode);
    return said;
  }

  private List<String> args(String topic, String format, String... more) {
    List<String> args = new ArrayList<>(List.of("--dataset", NAME, "--rate", "0"));
    args.addAll(List.of("--bootstrap", kafka.bootstrap(), "--records", "500", "--topic", topic));
    args.addAll(List.of("--schema-registry", settings.url(), "--value-format", format));
    args.addAll(Arrays.asList(more));
    return args;
  }

  /** Values and extras by record_id; times differ from stream to stream. */
  private Map<Long, String> decoded(String topic) throws InterruptedException {
    Map<Long, String> rows = new TreeMap<>();
    RecordDecoder decoder = new RecordDecoder(DATASET, settings, warning -> {});
    for (byte[] value : read(topic)) {
      var envelope = ((Decoded.Accepted) decoder.decode(value)).envelope();
      rows.put(
          envelope.recordId(),
          envelope.batchNumber()
              + Arrays.toString(envelope.values())
              + Arrays.toString(envelope.extras()));
    }
    return rows;
  }

  private List<byte[]> read(String topic) {
    List<byte[]> values = new ArrayList<>();
    try (TopicReader reader = TopicReader.ofAll(kafka, topic)) {
      reader.read(reader.beginnings(), reader.ends(), record -> values.add(record.value()));
    }
    return values;
  }
}
