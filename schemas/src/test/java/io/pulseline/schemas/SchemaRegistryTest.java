package io.pulseline.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.schema.MessageKind;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.SchemaRegistryServer;
import io.pulseline.embedded.junit.ServerKind;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@EmbeddedServers(ServerKind.SCHEMA_REGISTRY)
class SchemaRegistryTest {
  private static final Dataset OPTIONAL =
      Visits.dataset("visits", "{name: rating, kind: numeric, type: integer}");
  private static final Dataset REQUIRED =
      Visits.dataset("visits", "{name: rating, kind: numeric, required: true}");

  private final SchemaRegistrySettings settings;
  private final SchemaRegistry registry;
  private final String topic = UUID.randomUUID() + ".records";

  SchemaRegistryTest(SchemaRegistryServer server) {
    settings = SchemaRegistrySettings.of(server.url() + "/");
    registry = new SchemaRegistry(settings);
  }

  @ParameterizedTest
  @EnumSource
  void takesTheSchemaOfEachMessageInBothLanguages(MessageKind kind) throws Exception {
    SchemaText avro = MessageSchemas.avro(Visits.DATASET, kind);
    SchemaText json = MessageSchemas.json(Visits.DATASET, kind);
    int id = registry.register(topic + ".avro", avro);

    assertThat(new SchemaRegistryClient(settings).byId(id)).contains(avro);
    assertThat(registry.register(topic + ".avro", avro)).isEqualTo(id);
    assertThat(registry.register(topic + ".json", json)).isNotEqualTo(id);
    assertThat(registry.type(topic + ".json")).contains(SchemaText.JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {SchemaText.AVRO, SchemaText.JSON})
  void takesOneMoreOptionalColumn(String type) {
    int before = registry.register(topic, record(type, Visits.DATASET));

    assertThat(registry.register(topic, record(type, OPTIONAL))).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {SchemaText.AVRO, SchemaText.JSON})
  void refusesOneMoreRequiredColumnWithTheRegistrysReason(String type) {
    int unused = registry.register(topic, record(type, Visits.DATASET));

    assertThatThrownBy(() -> registry.register(topic, record(type, REQUIRED)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("refuses the schema of " + topic + "-value")
        .hasMessageContaining("Incompatible")
        .message()
        .hasLineCount(1);
  }

  @Test
  void leavesACompatibilityThatSomebodyHasChosen() throws Exception {
    new SchemaRegistryClient(settings).setCompatibility(MessageSchemas.subject(topic), "FORWARD");
    int before = registry.register(topic, record(SchemaText.AVRO, Visits.DATASET));

    assertThat(registry.register(topic, record(SchemaText.AVRO, REQUIRED))).isNotEqualTo(before);
  }

  @Test
  void saysThatATopicIsDescribedInTheOtherLanguage() {
    int unused = registry.register(topic, record(SchemaText.JSON, Visits.DATASET));

    assertThatThrownBy(() -> registry.register(topic, record(SchemaText.AVRO, Visits.DATASET)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("-value holds schemas of type JSON");
  }

  @Test
  void saysThatNoRegistryAnswers() {
    var nobody = new SchemaRegistry(SchemaRegistrySettings.of("http://127.0.0.1:1"));

    assertThatThrownBy(() -> nobody.type(topic))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("the schema registry does not answer at http://127.0.0.1:1 (");
  }

  @Test
  void saysThatAnotherServerAnswers() {
    String elsewhere = settings.url().replace("/apis/ccompat/v7", "/nowhere");

    assertThatThrownBy(() -> new SchemaRegistry(SchemaRegistrySettings.of(elsewhere)).type(topic))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("refuses " + topic + "-value: ");
  }

  private static SchemaText record(String type, Dataset dataset) {
    return type.equals(SchemaText.AVRO)
        ? MessageSchemas.avro(dataset, MessageKind.RECORD)
        : MessageSchemas.json(dataset, MessageKind.RECORD);
  }
}
