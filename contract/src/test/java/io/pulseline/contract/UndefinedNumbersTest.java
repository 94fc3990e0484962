package io.pulseline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UndefinedNumbersTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(UndefinedNumbers.module()).build();

  record Measured(
      double plain,
      Double boxed,
      @JsonDeserialize(contentUsing = UndefinedNumbers.Reader.class) Map<String, Double> named) {}

  @Test
  void areNullInJson() throws IOException {
    Measured measured = new Measured(Double.NaN, Double.NaN, Map.of("auc", Double.NaN));

    assertThat(JSON.writeValueAsString(measured))
        .isEqualTo("{\"plain\":null,\"boxed\":null,\"named\":{\"auc\":null}}");
  }

  @Test
  void areReadBackWhereNoNumberCanBeMissing() throws IOException {
    Measured measured =
        JSON.readValue("{\"plain\":null,\"boxed\":null,\"named\":{\"auc\":null}}", Measured.class);

    assertThat(measured.plain()).isNaN();
    assertThat(measured.boxed()).isNull();
    assertThat(measured.named()).containsEntry("auc", Double.NaN);
  }

  @Test
  void leaveDefinedOnesAsTheyAre() throws IOException {
    Measured measured = new Measured(0.1, -3.0, Map.of("auc", 1e-20));

    assertThat(JSON.readValue(JSON.writeValueAsString(measured), Measured.class))
        .isEqualTo(measured);
  }
}
