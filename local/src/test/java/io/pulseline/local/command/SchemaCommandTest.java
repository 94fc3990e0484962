package io.pulseline.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SchemaCommandTest {
  @Test
  void printsTheJsonSchemaUnlessToldOtherwise() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(printed("--of", "record"));

    assertThat(schema.get("title").asText()).isEqualTo("record of heart-disease");
    assertThat(schema.at("/properties/data/required")).hasSize(1);
  }

  @Test
  void printsTheAvroSchema() throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(printed("--of", "dead-letter", "--format", "avro"));

    assertThat(schema.get("name").asText()).isEqualTo("heart_disease_dead_letter");
  }

  private static String printed(String... args) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new SchemaCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(out));
    assertThat(line.execute(args)).isZero();
    return out.toString();
  }
}
