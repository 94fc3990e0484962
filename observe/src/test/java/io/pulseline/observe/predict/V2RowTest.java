package io.pulseline.observe.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.UserException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class V2RowTest {
  private static final JsonNode NUMBERS =
      json("[{\"name\":\"a\",\"datatype\":\"INT64\"},{\"name\":\"b\",\"datatype\":\"FP32\"}]");
  private static final JsonNode MIXED =
      json("[{\"name\":\"a\",\"datatype\":\"INT64\"},{\"name\":\"c\",\"datatype\":\"BYTES\"}]");

  @Test
  void putsNumbersIntoOneTensorInTheModelsOrder() {
    assertThat(V2Row.request(NUMBERS, Map.of("b", "2.5", "a", "1")))
        .hasToString(
            "{\"inputs\":[{\"name\":\"features\",\"shape\":[1,2],\"datatype\":\"FP32\","
                + "\"data\":[1,2.5]}]}");
  }

  @Test
  void givesEachColumnItsOwnTensorAsSoonAsOneHoldsStrings() {
    assertThat(V2Row.request(MIXED, Map.of("a", "1", "c", "blue")))
        .hasToString(
            "{\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"INT64\",\"data\":[1]},"
                + "{\"name\":\"c\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"blue\"]}]}");
  }

  @Test
  void sendsNullForAColumnThatIsLeftOut() {
    assertThat(V2Row.request(NUMBERS, Map.of("a", "1")).at("/inputs/0/data/1").isNull()).isTrue();
  }

  @Test
  void namesAColumnThatTheModelDoesNotHave() {
    assertThatThrownBy(() -> V2Row.request(NUMBERS, Map.of("z", "1")))
        .isInstanceOf(UserException.class)
        .hasMessage("the model has no column z; its columns are a, b");
  }

  @Test
  void refusesTextWhereANumberBelongs() {
    assertThatThrownBy(() -> V2Row.request(NUMBERS, Map.of("a", "many")))
        .isInstanceOf(UserException.class)
        .hasMessage("column a takes a number, not 'many'");
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
