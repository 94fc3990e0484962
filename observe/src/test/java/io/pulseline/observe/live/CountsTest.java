package io.pulseline.observe.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountsTest {
  @Test
  void areSettledWhenAllThatWasSentIsInBothStoresOrRefused() {
    assertThat(new Counts(10, 1, 9, 9, 1).settled(10)).isTrue();
  }

  @Test
  void countsFromBeforeTheFirstRecordAreNotSettled() {
    assertThat(new Counts(0, 0, 0, 0, 0).settled(1)).isFalse();
  }

  @Test
  void aStoreThatLagsIsNotSettled() {
    assertThat(new Counts(10, 1, 9, 8, 1).settled(10)).isFalse();
    assertThat(new Counts(10, 0, 9, 9, 1).settled(10)).isFalse();
  }
}
