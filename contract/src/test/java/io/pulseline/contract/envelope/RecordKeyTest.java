package io.pulseline.contract.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordKeyTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 42, Long.MAX_VALUE})
  void aKeyNamesItsRecord(long recordId) {
    assertThat(RecordKey.recordId(RecordKey.of(recordId))).hasValue(recordId);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "4x", "٤", "9223372036854775808", "10000000000000000000000"})
  void otherKeysNameNone(String key) {
    assertThat(RecordKey.recordId(key.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void aRecordMayHaveNoKey() {
    assertThat(RecordKey.recordId(null)).isEmpty();
  }
}
