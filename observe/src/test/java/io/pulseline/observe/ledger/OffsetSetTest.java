package io.pulseline.observe.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OffsetSetTest {
  @Test
  void tellsWhetherAPositionIsNew() {
    OffsetSet set = new OffsetSet();

    assertThat(set.add(1, 7)).isTrue();
    assertThat(set.add(1, 7)).isFalse();
    assertThat(set.add(0, 7)).isTrue();
    assertThat(set.size()).isEqualTo(2);
  }

  @Test
  void offsetsOfAnOldTopicGoBeyondThirtyTwoBits() {
    OffsetSet set = of(0, 5_000_000_000L, 5_000_000_001L);

    assertThat(set.size()).isEqualTo(2);
    assertThat(set.sizeFrom(Map.of(0, 5_000_000_001L))).isEqualTo(1);
  }

  @Test
  void countsFromAStartInEachPartition() {
    OffsetSet set = of(0, 0, 1, 2).plus(of(1, 0, 1)).plus(of(2, 9));

    assertThat(set.sizeFrom(Map.of(0, 2L, 1, 1L))).isEqualTo(3);
    assertThat(set.sizeFrom(Map.of())).isEqualTo(6);
    assertThat(set.sizeFrom(Map.of(0, 0L, 1, 0L, 2, 0L))).isEqualTo(6);
  }

  @Test
  void addsSubtractsAndIntersectsWithoutChangingItself() {
    OffsetSet one = of(0, 1, 2);
    OffsetSet other = of(0, 2, 3);

    assertThat(one.plus(other).size()).isEqualTo(3);
    assertThat(one.minus(other).size()).isEqualTo(1);
    assertThat(one.and(other).size()).isEqualTo(1);
    assertThat(one.size()).isEqualTo(2);
  }

  @Test
  void refusesWhatNoTopicHas() {
    assertThatThrownBy(() -> of(0, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(-1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static OffsetSet of(int partition, long... offsets) {
    OffsetSet set = new OffsetSet();
    for (long offset : offsets) {
      set.add(partition, offset);
    }
    return set;
  }
}
