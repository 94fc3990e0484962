package io.pulseline.contract.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordPositionTest {
  @Test
  void isTopicPartitionOffset() {
    assertThat(new RecordPosition("visits.records", 3, 41)).hasToString("visits.records-3-41");
  }

  @Test
  void idsOfDocumentsGrowWithTheOffset() {
    assertThat(Stream.of(9, 10, 999_999).map(offset -> new RecordPosition("visits", 3, offset)))
        .extracting(RecordPosition::documentId)
        .containsExactly("000000000009-3-visits", "000000000010-3-visits", "000000999999-3-visits")
        .isSorted();
  }

  @Test
  void theIdOfADocumentHasRoomForAnyOffset() {
    assertThat(new RecordPosition("visits", 0, 1_234_567_890_123L).documentId())
        .isEqualTo("1234567890123-0-visits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-0-0", "a-1-2-3-4", "visits.records-3-999999999999999999"})
  void isReadFromItsText(String text) {
    assertThat(RecordPosition.parse(text)).map(RecordPosition::toString).contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "visits", "visits-3", "-3-4", "visits-3-x", "visits-1234567890-1"})
  void isNotReadFromAnother(String text) {
    assertThat(RecordPosition.parse(text)).isEmpty();
  }
}
