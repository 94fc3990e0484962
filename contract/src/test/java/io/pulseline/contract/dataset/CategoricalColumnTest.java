package io.pulseline.contract.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CategoricalColumnTest {

  @Test
  void integersThatFloatsHoldAreTheirOwnCodes() {
    CategoricalColumn column = column(ValueType.INTEGER, "-3", "0", "16777216", "33554432");

    assertThat(column.codesArePositions()).isFalse();
    assertThat(column.codes()).containsExactly(-3, 0, 16777216, 33554432);
  }

  @Test
  void integersThatNoFloatHoldsAreCodedByTheirPosition() {
    for (String large : new String[] {"16777217", "123456789", "9223372036854775807"}) {
      CategoricalColumn column = column(ValueType.INTEGER, "5", large);

      assertThat(column.codesArePositions()).as(large).isTrue();
      assertThat(column.codes()).containsExactly(0, 1);
      assertThat(column.codeOf(large)).isEqualTo(1);
      assertThat(column.valueOf(0)).isEqualTo("5");
    }
  }

  @Test
  void stringsAreCodedByTheirPosition() {
    CategoricalColumn column = column(ValueType.STRING, "7", "007");

    assertThat(column.codes()).containsExactly(0, 1);
    assertThat(column.positionOf(2.0)).isEqualTo(-1);
  }

  private static CategoricalColumn column(ValueType type, String... values) {
    return new CategoricalColumn(
        "c", type, Arrays.stream(values).map(v -> new Category(v, v)).toList(), true);
  }
}
