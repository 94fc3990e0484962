package io.pulseline.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class JsonFaultTest {
  private static String fault(String json) {
    return JsonFault.of(
        catchThrowableOfType(
            JsonProcessingException.class, () -> new ObjectMapper().readTree(json)));
  }

  @Test
  void hasThePlaceAndNoWordAboutJackson() {
    assertThat(fault("{"))
        .isEqualTo(
            "line 1, column 2: Unexpected end-of-input: expected close marker for Object (start"
                + " marker at line: 1, column: 1)");
  }

  @Test
  void isOneLine() {
    assertThat(fault("{\n\"a\": x}")).startsWith("line 2, column 7: ").hasLineCount(1);
  }

  @Test
  void tellsARefusalInTheWordsOfWhoeverRefuses() {
    assertThat(fault("{\"share\": 2}", Slice.class))
        .isEqualTo("line 1, column 12: share is 2.0, it must be at most 1");
  }

  @Test
  void namesWhatIsKnownWhereANameIsNot() {
    assertThat(fault("{\"shares\": 1}", Slice.class))
        .startsWith("line 1, column ")
        .endsWith(": 'shares' is not known here, only name, share are");
  }

  private static String fault(String json, Class<?> type) {
    return JsonFault.of(
        catchThrowableOfType(
            JsonProcessingException.class, () -> new ObjectMapper().readValue(json, type)));
  }

  record Slice(String name, double share) {
    Slice {
      if (share > 1) {
        throw new UserException("share is " + share + ", it must be at most 1");
      }
    }
  }
}
