package io.pulseline.pages.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LetteringTest {

  @Test
  void aShortTextStaysAsItIs() {
    assertThat(Lettering.fit("age", Lettering.width("age"))).isEqualTo("age");
  }

  @Test
  void aLongTextKeepsBothItsEnds() {
    String fitted = Lettering.fit("days_since_last_order_17", Lettering.width("twelve chars"));
    assertThat(fitted).isEqualTo("days_s…er_17");
  }

  @Test
  void lettersOfTwoUnitsAreNotCutInTwo() {
    String fitted = Lettering.fit("😀😀😀😀😀😀", Lettering.width("😀😀😀…"));
    assertThat(fitted).isEqualTo("😀😀…😀");
  }

  @Test
  void whereThereIsNoRoomOnlyTheEllipsisStays() {
    assertThat(Lettering.fit("age", 1)).isEqualTo("…");
  }
}
