package io.pulseline.contract.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"_id", "_source", "_index", "_type", "_routing", "_field_names", "_Id"})
  void metadataFieldsOfElasticsearchAreNoColumns(String name) {
    assertThat(ReservedNames.problem(name))
        .contains(
            "is a metadata field of Elasticsearch; rename it, to '" + name + "_2' for example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"record_id", "Event_Timestamp", "date", "hour"})
  void fieldsOfTheLakeAreNoColumns(String name) {
    assertThat(ReservedNames.problem(name))
        .hasValueSatisfying(why -> assertThat(why).contains("taken"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b", ".a", "a.", "1st", "länge", "a b", "a-b"})
  void namesHaveOneForm(String name) {
    assertThat(ReservedNames.problem(name))
        .contains("must be 1 to 64 letters, digits and '_', not beginning with a digit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "_identifier", "source", "_id_2", "timestamp", "data"})
  void otherNamesAreFree(String name) {
    assertThat(ReservedNames.problem(name)).isEmpty();
  }

  @Test
  void aDescriptorWithOneIsRefusedWithTheLine() {
    String yaml = Examples.YAML.replace("name: spent,", "name: _id,");

    assertThatThrownBy(() -> DatasetYaml.parse(yaml, "d"))
        .hasMessageContaining("line 6: name '_id' is a metadata field of Elasticsearch");
  }
}
