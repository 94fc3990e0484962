package io.pulseline.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.local.json.Json;
import io.pulseline.observe.ledger.Ledger;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RefusalsTest {
  private static final JsonNode CORRUPTED =
      Json.read("{\"NOT_JSON\":2,\"WRONG_TYPE\":1,\"TOO_LARGE\":0}");

  @Test
  void matchWhenTheNewDeadLettersHaveTheReasonsOfWhatWasCorrupted() {
    Refusals refusals =
        Refusals.of(
            CORRUPTED,
            ledger(Map.of("NOT_JSON", 5L, "MISSING_FIELD", 1L)),
            ledger(Map.of("NOT_JSON", 7L, "MISSING_FIELD", 1L, "WRONG_TYPE", 1L)));

    assertThat(refusals.match()).isTrue();
  }

  @Test
  void doNotMatchWhenOneWasRefusedForAnotherReason() {
    Refusals refusals =
        Refusals.of(CORRUPTED, ledger(Map.of()), ledger(Map.of("NOT_JSON", 1L, "WRONG_TYPE", 2L)));

    assertThat(refusals.match()).isFalse();
  }

  private static Ledger ledger(Map<String, Long> reasons) {
    return new Ledger(
        0, 0, 0, 0, 0, 0, OptionalLong.empty(), 0, OptionalLong.empty(), 0, 0, 0, reasons);
  }
}
