package io.pulseline.jobs.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.schema.MessageKind;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.SchemaRegistryServer;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.schemas.MessageSchemas;
import io.pulseline.schemas.SchemaRegistry;
import io.pulseline.schemas.SchemaRegistrySettings;
import io.pulseline.schemas.SchemaText;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@EmbeddedServers(ServerKind.SCHEMA_REGISTRY)
class TopicSchemasTest {
  private static final Dataset DATASET = Datasets.load("heart-disease");

  private final String url;
  private final SchemaRegistry registry;
  private final String topic = UUID.randomUUID().toString();

  TopicSchemasTest(SchemaRegistryServer server) {
    url = server.url();
    registry = new SchemaRegistry(SchemaRegistrySettings.of(url));
  }

  @ParameterizedTest
  @EnumSource(names = {"ALERT", "PREDICTION"})
  void registersWhatAJobWritesAsJson(MessageKind kind) {
    schemas().ensureWritten(topic, kind);

    assertThat(registry.type(topic)).contains(SchemaText.JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {SchemaText.AVRO, SchemaText.JSON})
  void takesTheLanguageOfTheRecordsWriters(String type) {
    int written =
        registry.register(
            topic,
            type.equals(SchemaText.AVRO)
                ? MessageSchemas.avro(DATASET, MessageKind.RECORD)
                : MessageSchemas.json(DATASET, MessageKind.RECORD));

    schemas().ensureReadable();

    assertThat(registry.type(topic)).contains(type);
    assertThat(written).isPositive();
  }

  @Test
  void leavesTheLanguageOfRecordsToTheirFirstWriter() {
    schemas().ensureReadable();

    assertThat(registry.type(topic)).isEmpty();
  }

  private TopicSchemas schemas() {
    RecordOptions options = new RecordOptions();
    new CommandLine(options)
        .parseArgs("--bootstrap", "unused:9092", "--topic", topic, "--schema-registry", url);
    return new TopicSchemas(options.settings());
  }
}
