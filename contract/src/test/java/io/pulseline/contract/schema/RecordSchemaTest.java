package io.pulseline.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.pulseline.contract.Examples;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The record's JSON Schema in the hands of a validator. */
class RecordSchemaTest {
  private static final String GOOD =
      """
      {"batch_number":1,"record_id":7,"timestamp":"2026-01-02T03:04:05.678Z",\
      "data":{"age":63,"spent":2.5,"country":"no","device":2,"outcome":"bought"},\
      "extras":{"visitor":"Ada"}}\
      """;

  private final com.networknt.schema.JsonSchema schema =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(JsonSchema.of(MessageSchema.of(Examples.shopVisits(), MessageKind.RECORD)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "63                 | 63",
        "63                 | null",
        "\"age\":63,        | ''",
        "678Z               | 678901",
        "\"Ada\"            | 7",
        "{\"visitor\":\"Ada\"} | null",
        "\"age\"            | \"height\":180,\"age\""
      })
  void acceptsWhatTheCodecAccepts(String part, String instead) throws IOException {
    assertThat(problems(GOOD.replace(part, instead))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"record_id\":7,   | ''",
        "\"bought\"         | null",
        "63                 | \"63\"",
        "63                 | 63.5",
        "63                 | 17",
        "\"no\"             | \"es\"",
        "\"device\":2       | \"device\":3",
        "\"record_id\":7    | \"record_id\":-7",
        "2026-01-02         | 02.01.2026",
        "\"Ada\"            | [\"Ada\"]"
      })
  void refusesWhatTheCodecRefuses(String part, String instead) throws IOException {
    assertThat(problems(GOOD.replace(part, instead))).isNotEmpty();
  }

  @Test
  void namesTheFieldThatIsWrong() throws IOException {
    assertThat(problems(GOOD.replace("63", "17")))
        .singleElement()
        .asString()
        .contains("age")
        .contains("18");
  }

  private Set<ValidationMessage> problems(String record) throws IOException {
    return schema.validate(new ObjectMapper().readTree(record));
  }
}
