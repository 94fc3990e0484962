package io.pulseline.jobs.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.UserException;
import org.junit.jupiter.api.Test;

class NewFieldsTest {
  private static final String WANTED =
      "{\"mappings\":{\"properties\":{\"age\":{\"type\":\"long\"},\"sex\":{\"type\":\"keyword\"}}}}";

  @Test
  void areThoseThatTheIndexLacks() throws JsonProcessingException {
    NewFields fields =
        of("{\"visits\":{\"mappings\":{\"properties\":{\"age\":{\"type\":\"long\"}}}}}");

    assertThat(fields.names()).containsExactly("sex");
    assertThat(fields.mapping())
        .isEqualTo("{\"dynamic\":\"strict\",\"properties\":{\"sex\":{\"type\":\"keyword\"}}}");
  }

  @Test
  void nothingIsNeededByAStrictIndexThatHasThemAll() throws JsonProcessingException {
    String fields = "{\"age\":{\"type\":\"long\"},\"sex\":{\"type\":\"keyword\"}}";
    String mappings = "{\"visits\":{\"mappings\":{%s\"properties\":" + fields + "}}}";
    assertThat(of(mappings.formatted("\"dynamic\":\"strict\",")).isAnyNeeded()).isFalse();
    assertThat(of(mappings.formatted("")).isAnyNeeded()).isTrue();
  }

  @Test
  void areAllOfThemInAnIndexWithoutAny() throws JsonProcessingException {
    assertThat(of("{\"visits\":{\"mappings\":{}}}").names()).containsExactly("age", "sex");
  }

  @Test
  void areThoseThatAnyIndexBehindAnAliasLacks() throws JsonProcessingException {
    NewFields fields =
        of(
            "{\"visits-1\":{\"mappings\":{\"properties\":{\"age\":{\"type\":\"long\"}}}},"
                + "\"visits-2\":{\"mappings\":{\"properties\":{\"sex\":{\"type\":\"keyword\"}}}}}");

    assertThat(fields.names()).containsExactlyInAnyOrder("age", "sex");
  }

  @Test
  void ofAnotherTypeAreRefusedAllInOneLine() {
    assertThatThrownBy(
            () ->
                of(
                    "{\"visits\":{\"mappings\":{\"properties\":{\"age\":{\"type\":\"text\"},"
                        + "\"sex\":{\"properties\":{}}}}}}"))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "index 'visits' does not fit the dataset's descriptor (age is text, not long; sex is"
                + " object, not keyword); give another --index, or correct the descriptor");
  }

  private static NewFields of(String mappings) throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    JsonNode definition = json.readTree(WANTED);
    return NewFields.of(definition, json.readTree(mappings), "visits");
  }
}
