package io.pulseline.generator.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldNamesTest {

  @Test
  void turnsHeadersIntoNamesThatEveryPartTakes() {
    assertThat(FieldNames.of(List.of("a b", "income.eur", "2nd", "größe", "ok_1")))
        .containsExactly("a_b", "income_eur", "_2nd", "gr_e", "ok_1");
  }

  @Test
  void callsAColumnWithoutANameByItsPlace() {
    assertThat(FieldNames.of(List.of("", "a", ""))).containsExactly("column_1", "a", "column_3");
  }

  @Test
  void keepsNamesApartAndOffReservedOnes() {
    assertThat(FieldNames.of(List.of("a b", "a.b", "A_B", "batch_number")))
        .containsExactly("a_b", "a_b_2", "A_B_3", "batch_number_2");
  }

  @Test
  void shortensLongNames() {
    String header = "x".repeat(80);
    assertThat(FieldNames.of(List.of(header, header + "y")))
        .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(64))
        .doesNotHaveDuplicates();
  }
}
